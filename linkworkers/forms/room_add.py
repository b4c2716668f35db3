"""A room at a practice."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services import RoomFields
from spcore.ui.plain_form import PlainForm


class RoomFieldsForm(PlainForm):
    """What a room has."""

    missing = {"name": _("Enter the name of the room")}

    name = forms.CharField(
        label=_("Name of the room"), help_text=_("For example: Room 2"), max_length=80
    )
    has_phone = forms.BooleanField(label=_("It has a phone"), required=False)
    has_computer = forms.BooleanField(
        label=_("It has a computer that a link worker can use"), required=False
    )
    is_step_free = forms.BooleanField(label=_("It can be reached without steps"), required=False)
    note = forms.CharField(
        label=_("What helps to know"),
        help_text=_("For example: Tuesdays only, the key is at reception"),
        required=False,
        max_length=300,
    )

    def room(self) -> RoomFields:
        """Return what was entered."""
        names = ("name", "has_phone", "has_computer", "is_step_free", "note", "is_open")
        entered = self.cleaned_data
        return RoomFields(**{name: entered[name] for name in names if name in entered})


class RoomAddForm(RoomFieldsForm):
    """At which practice, and what it has."""

    missing = {"practice": _("Select the practice"), **RoomFieldsForm.missing}
    field_order = ("practice",)

    practice = forms.ChoiceField(label=_("Which practice?"))

    def __init__(self, *args: Any, practices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("Select a practice")), *practices]
        self.fields["practice"].choices = choices  # type: ignore[attr-defined]

    def practice_id(self) -> UUID:
        """Return the practice chosen."""
        return UUID(self.cleaned_data["practice"])
