"""Naming the right door for somebody this scheme is not for."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class Door(TextChoices):
    """Who can help instead."""

    MENTAL_HEALTH = "mental_health", _("Mental health team or talking therapies")
    CRISIS = "crisis", _("Crisis team: ring them now, do not wait for this form")
    ADULT_CARE = "adult_care", _("Adult social care")
    CHILDREN = "children", _("Children and family services")
    COORDINATOR = "coordinator", _("Care coordinator, or health and wellbeing coach")
    OTHER_SCHEME = "other_scheme", _("Another social prescribing scheme")
    PRACTICE = "practice", _("Their own GP practice")
    OTHER = "other", _("Somebody else")


class TriageRedirectForm(PlainForm):
    """The door, its name and number, and why."""

    door = forms.ChoiceField(
        label=_("Who can help this person?"), choices=Door.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Name of the service and how to reach it"),
        help_text=_("For example: Preston Talking Therapies, and its number"),
        max_length=200,
    )
    words = forms.CharField(
        label=_("Why is it the right door?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    missing = {
        "door": _("Choose who can help this person"),
        "name": _("Enter the name of the service and how to reach it"),
        "words": _("Say why it is the right door"),
    }

    def reason(self) -> str:
        """Return what the step records: the right door first."""
        label = Door(self.cleaned_data["door"]).label
        return f"{label}: {self.cleaned_data['name']}. {self.cleaned_data['words']}"
