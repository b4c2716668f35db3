"""One contact, in one short form."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.forms.contact_fields import ContactFields
from linkworkers.models import ContactMode, ContactResult
from linkworkers.services import NewContact
from spcore.ui.date_parts import PARTS, DateParts
from spcore.ui.fields import NhsDateField

DAYS = ("happened_on", "next_step_on")


class ContactAddForm(ContactFields):
    """How, with what result, and what comes next. `version` is that of the draft on the server."""

    missing = {
        "mode": _("Select how you were in contact"),
        "result": _("Select whether you reached the person"),
        "happened_on": _("Enter the day of the contact"),
    }
    fieldsets = (
        (_("The contact"), ("mode", "result", "note", "agreed")),
        (_("What comes next"), ("next_step", "next_in", "next_step_on")),
        (_("When and with whom"), ("happened_on", "minutes", "with_whom")),
    )

    result = forms.ChoiceField(
        label=_("Did you reach the person?"),
        choices=ContactResult.choices,
        widget=forms.RadioSelect,
    )
    happened_on = NhsDateField(label=_("On which day?"), past=True)
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)

    def contact(self, *, referral_id: UUID, at: datetime) -> NewContact:
        """Return what was entered; today means now, another day midday."""
        entered = self.cleaned_data
        return NewContact(
            referral_id=referral_id,
            nonce=entered["nonce"],
            mode=ContactMode(entered["mode"]),
            result=ContactResult(entered["result"]),
            happened_at=_moment(entered["happened_on"], at),
            minutes=entered["minutes"],
            with_whom=entered["with_whom"],
            note=entered["note"],
            agreed=entered["agreed"],
            next_step=entered["next_step"],
            next_step_on=self.next_day(),
            ends_draft=True,
        )


def typed_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what a browser sent of this form, to be kept as it is: right or wrong."""
    plain = [name for name in ContactAddForm.base_fields if name not in (*DAYS, "nonce", "version")]
    boxes = [f"{name}_{part}" for name in DAYS for part in PARTS]
    return {name: str(data[name])[:8000] for name in (*plain, *boxes) if data.get(name)}


def initial_of(typed: Mapping[str, str]) -> dict[str, Any]:
    """Return it as the form's first values, half a date too."""
    days = {name: DateParts(*(typed.get(f"{name}_{part}", "") for part in PARTS)) for name in DAYS}
    plain = {name: text for name, text in typed.items() if name in ContactAddForm.base_fields}
    return plain | {name: parts for name, parts in days.items() if parts}


def _moment(day: date, at: datetime) -> datetime:
    if day == timezone.localdate(at):
        return at
    return timezone.make_aware(datetime.combine(day, time(12)))
