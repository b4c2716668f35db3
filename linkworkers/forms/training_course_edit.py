"""A course changed or taken off the list; refuses a stale one and shows both."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.forms.training_course_add import TrainingCourseAddForm
from linkworkers.models import TrainingCourse
from spcore.ui.versions import VersionedForm

FIELDS = ("name", "months", "is_required", "is_open")


class TrainingCourseEditForm(TrainingCourseAddForm, VersionedForm):
    """The same as adding one, with whether it is on the list."""

    is_open = forms.BooleanField(label=_("It is on the list"), required=False)


def saved_of(course: TrainingCourse) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(course, name) for name in FIELDS}
