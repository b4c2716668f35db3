"""A goal, in the person's words, and the first step towards it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.forms.plan_action_fields import confidence, due_on
from linkworkers.models import GoalStatus
from linkworkers.services import ActionWords, GoalWords
from spcore.needs import Need
from spcore.ui.plain_form import PlainForm

_NUMBER = forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"})
NOTHING = ("", _("None of these"))


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


def need() -> forms.ChoiceField:
    """Return the field of what the goal is about."""
    return forms.ChoiceField(
        label=_("Which need is it about?"), choices=[NOTHING, *Need.choices], required=False
    )


class GoalAddForm(PlainForm):
    """What they want, how much it matters, the first step."""

    missing = {"words": _("Enter what the person wants")}
    fieldsets = (
        (_("The goal"), ("words", "importance", "need")),
        (_("The first step"), ("first_step", "due_on", "confidence")),
    )

    words = words()
    importance = importance()
    need = need()
    first_step = forms.CharField(
        label=_("What will they do first?"),
        help_text=_("More steps, and what others do, are added on the plan"),
        required=False,
        max_length=300,
    )
    due_on = due_on()
    confidence = confidence()

    def clean(self) -> dict[str, Any]:
        """Ask for the step where a day or how sure they feel was given. :raises ValidationError:"""
        cleaned = super().clean() or self.cleaned_data
        is_half = cleaned.get("due_on") or cleaned.get("confidence")
        if is_half and not cleaned.get("first_step"):
            self.add_error("first_step", _("Enter what they will do first"))
        return cleaned

    def goal(self) -> GoalWords:
        """Return what was entered."""
        entered = {name: self.cleaned_data[name] for name in ("words", "importance", "need")}
        return GoalWords(**entered, status=GoalStatus.OPEN)

    def first(self) -> ActionWords | None:
        """Return the first step, where one was given."""
        entered = self.cleaned_data
        if not entered["first_step"]:
            return None
        return ActionWords(
            entered["first_step"], due_on=entered["due_on"], confidence=entered["confidence"]
        )
