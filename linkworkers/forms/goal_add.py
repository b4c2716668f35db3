"""A goal, in the person's words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import GoalStatus
from linkworkers.services import GoalWords
from spcore.ui.plain_form import PlainForm

_NUMBER = forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"})


def words() -> forms.CharField:
    """Return the field of the goal itself."""
    return forms.CharField(
        label=_("What does the person want?"), help_text=_("In their words"), max_length=300
    )


def importance() -> forms.IntegerField:
    """Return the field of how much it matters to them."""
    return forms.IntegerField(
        label=_("How important is it to them, from 1 to 10?"),
        required=False,
        min_value=1,
        max_value=10,
        widget=_NUMBER,
    )


def first_step() -> forms.CharField:
    """Return the field of the first step."""
    return forms.CharField(label=_("What is the first step?"), required=False, max_length=300)


class GoalAddForm(PlainForm):
    """What they want, how much it matters, the first step."""

    missing = {"words": _("Enter what the person wants")}

    words = words()
    importance = importance()
    first_step = first_step()

    def goal(self) -> GoalWords:
        """Return what was entered."""
        return GoalWords(**self.cleaned_data, status=GoalStatus.OPEN)
