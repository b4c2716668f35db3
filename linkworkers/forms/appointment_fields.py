"""When, how and where: what booking an appointment and moving it both ask."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linkworkers.models import AppointmentMode
from linkworkers.services import When
from spcore.ui.fields import NhsDateField, NhsTimeField
from spcore.ui.plain_form import PlainForm

TAKEN = {
    "room": ("room", _("This room is taken then. Choose another room or time")),
    "worker": ("at_time", _("The link worker has another appointment then. Choose another time")),
}


class AppointmentFields(PlainForm):
    """`rooms` are choices, and `clashes` says what is taken at a time: see the selector."""

    missing = {
        "on": _("Enter the day"),
        "at_time": _("Enter the time, like 9:30am or 14:30"),
        "minutes": _("Enter how many minutes it takes"),
        "mode": _("Select how you meet"),
    }
    reveals = {"mode": {"practice": ("room",), "place": ("place",)}}

    on = NhsDateField(label=_("On which day?"), future=True)
    at_time = NhsTimeField(label=_("At what time?"), help_text=_("For example: 9:30am or 14:30"))
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=5,
        max_value=480,
        initial=45,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
    )
    mode = forms.ChoiceField(
        label=_("How do you meet?"), choices=AppointmentMode.choices, widget=forms.RadioSelect
    )
    room = forms.ChoiceField(label=_("Which room?"), required=False)
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("A public place. Never write somebody's home address here"),
        required=False,
        max_length=200,
    )
    with_whom = forms.CharField(
        label=_("Who else is there?"),
        help_text=_("For example: a daughter, or a colleague"),
        required=False,
        max_length=150,
    )
    interpreter = forms.CharField(
        label=_("Interpreter"),
        help_text=_("The language, and who is booked. Never family, and never a child"),
        required=False,
        max_length=150,
    )

    def __init__(
        self,
        *args: Any,
        rooms: list[tuple[str, str]],
        clashes: Callable[..., set[str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.clashes = clashes
        self.fields["room"].choices = [("", _("No room yet")), *rooms]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the place, refuse the past, and say what is taken beside its cause."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("mode") == AppointmentMode.PLACE and not cleaned.get("place"):
            self.add_error("place", _("Enter where you meet"))
        if cleaned.get("on") and cleaned.get("at_time") and cleaned.get("minutes"):
            self._check_time()
        return cleaned

    def _check_time(self) -> None:
        when = self.when()
        if when.starts_at <= timezone.now():
            self.add_error("at_time", _now("The appointment must be in the future"))
            return
        ends_at = when.starts_at + timedelta(minutes=when.minutes)
        taken = self.clashes(starts_at=when.starts_at, ends_at=ends_at, room_id=when.room_id)
        for name in taken:
            self.add_error(*TAKEN[name])

    def when(self) -> When:
        """Return what was entered; what belongs to another way of meeting is left out."""
        entered = self.cleaned_data
        mode = AppointmentMode(entered.get("mode") or AppointmentMode.PHONE)
        room = entered.get("room") if mode == AppointmentMode.PRACTICE else ""
        return When(
            starts_at=timezone.make_aware(datetime.combine(entered["on"], entered["at_time"])),
            minutes=entered["minutes"],
            mode=mode,
            room_id=UUID(room) if room else None,
            place=entered.get("place", "") if mode == AppointmentMode.PLACE else "",
            with_whom=entered.get("with_whom", ""),
            interpreter=entered.get("interpreter", ""),
        )
