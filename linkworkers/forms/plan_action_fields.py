"""What adding something to a plan and changing it both ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import Doer
from referrals.models import Way
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

NAMED = (Doer.SERVICE, Doer.OTHER)


def due_on() -> NhsDateField:
    """Return the field of the day."""
    return NhsDateField(label=_("When?"), required=False)


def confidence() -> forms.IntegerField:
    """Return the field of how sure the person feels."""
    return forms.IntegerField(
        label=_("How sure do they feel that it will happen, from 1 to 10?"),
        help_text=_("Not so sure? Make the step smaller, or find somebody to go along"),
        required=False,
        min_value=1,
        max_value=10,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"}),
    )


def companion() -> forms.CharField:
    """Return the field of who goes along."""
    return forms.CharField(
        label=_("Who goes along?"),
        help_text=_("For example: Jean from next door. First names are enough"),
        required=False,
        max_length=100,
    )


def way() -> forms.ChoiceField:
    """Return the field of how they get there."""
    return forms.ChoiceField(
        label=_("How do they get there?"),
        choices=[("", _("Not said, or no journey")), *Way.choices],
        required=False,
    )


class PlanActionFields(PlainForm):
    """What, who, when, how sure they feel, who goes along, what would help."""

    missing = {"what": _("Enter what is to happen")}
    folds = (
        (_("The way there, who goes along, if it gets hard"), ("way", "companion", "if_hard")),
    )

    what = forms.CharField(
        label=_("What is to happen?"),
        help_text=_("For example: ring the walking group"),
        max_length=300,
    )
    doer = forms.ChoiceField(
        label=_("Who does it?"),
        choices=Doer.choices,
        widget=forms.RadioSelect,
        initial=Doer.PERSON,
    )
    doer_name = forms.CharField(
        label=_("Who is that?"),
        help_text=_("For a service or somebody else"),
        required=False,
        max_length=100,
    )
    due_on = due_on()
    confidence = confidence()
    way = way()
    companion = companion()
    if_hard = forms.CharField(
        label=_("If it gets hard, what would help?"), required=False, max_length=300
    )

    def clean(self) -> dict[str, Any]:
        """Forget a name that belongs to nobody."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("doer") not in NAMED:
            cleaned["doer_name"] = ""
        return cleaned
