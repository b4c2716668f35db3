"""A course on a scheme's list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services.training_courses import CourseFields
from spcore.ui.plain_form import PlainForm


class TrainingCourseAddForm(PlainForm):
    """What it is called, how long it holds, whether everybody must have it."""

    missing = {"name": _("Enter what the course is called")}

    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("For example: mental health first aid"),
        max_length=120,
    )
    months = forms.IntegerField(
        label=_("How many months does it hold?"),
        help_text=_("Leave it empty if it holds for good"),
        required=False,
        min_value=1,
        max_value=120,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
    )
    is_required = forms.BooleanField(
        label=_("Every link worker must have it"), required=False, initial=True
    )

    def course(self) -> CourseFields:
        """Return what was entered."""
        names = ("name", "months", "is_required", "is_open")
        entered = self.cleaned_data
        return CourseFields(**{name: entered[name] for name in names if name in entered})
