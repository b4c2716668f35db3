"""A room changed or closed; refuses a stale one and shows both."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.forms.room_add import RoomFieldsForm
from linkworkers.models import Room
from spcore.ui.versions import VersionedForm

FIELDS = ("name", "has_phone", "has_computer", "is_step_free", "note", "is_open")


class RoomEditForm(RoomFieldsForm, VersionedForm):
    """The same as adding one, with whether it can still be booked."""

    is_open = forms.BooleanField(label=_("It can be booked"), required=False)


def saved_of(room: Room) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(room, name) for name in FIELDS}
