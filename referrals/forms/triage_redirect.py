"""Naming the right door for somebody this scheme is not for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import OtherDoor
from referrals.selectors import DoorWords, door_words
from spcore.ui.plain_form import PlainForm

OTHER = "other"


class TriageRedirectForm(PlainForm):
    """One of the scheme's doors, or another with its name and number; and why."""

    door = forms.ChoiceField(label=_("Who can help this person?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name of the service and how to reach it"),
        help_text=_("For example: Preston Talking Therapies, and its number"),
        max_length=200,
        required=False,
    )
    words = forms.CharField(
        label=_("Why is it the right door?"),
        help_text=_("The referrer reads this, with the door's name and number."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    reveals = {"door": {OTHER: ("name",)}}
    missing = {
        "door": _("Choose who can help this person"),
        "words": _("Say why it is the right door"),
    }

    def __init__(self, *args: Any, doors: Sequence[OtherDoor], **options: Any) -> None:
        super().__init__(*args, **options)
        self.doors: dict[str, DoorWords] = {str(door.pk): door_words(door) for door in doors}
        listed = [(pk, door.choice) for pk, door in self.doors.items()]
        choices = [*listed, (OTHER, _("A door that is not in this list"))]
        self.fields["door"].choices = choices  # type: ignore[attr-defined]
        hints = {pk: door.what_for for pk, door in self.doors.items()}
        self.option_hints = {"door": hints}  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a door that is not in the list."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("door") == OTHER and not cleaned.get("name"):
            self.add_error("name", _("Enter the name of the service and how to reach it"))
        return cleaned

    def door_id(self) -> UUID | None:
        """Return the door of the list; none for another."""
        chosen = self.cleaned_data["door"]
        return None if chosen == OTHER else UUID(chosen)

    def reason(self) -> str:
        """Return what the step records: the right door first."""
        door = self.doors.get(self.cleaned_data["door"])
        name = door.choice if door else self.cleaned_data["name"]
        return f"{name}. {self.cleaned_data['words']}"
