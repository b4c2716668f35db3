"""What the pages say of demographics that were read: pasted, handed over, or out of a PDF."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals import selectors, services
from referrals.adapters.pasted.block import read
from referrals.adapters.pasted.reading import Reading
from referrals.views.referral_add import SHOWN
from spcore.nhs_number import format_nhs_number
from spcore.ui.dates import day

LABELS = {
    "given_name": _("First name"),
    "family_name": _("Family name"),
    "preferred_name": _("Likes to be called"),
    "birth_date": _("Birth date"),
    "nhs_number": _("NHS number"),
    "address": _("Address"),
    "postcode": _("Postcode"),
    "phone": _("Phone number"),
    "email": _("Email address"),
    "language": _("Language"),
}
WANTED = ("given_name", "family_name", "birth_date", "nhs_number")


def refusal_of(reading: Reading) -> str:
    """Return why nothing of it may be used here; the demo refuses a block of a real person."""
    return services.number_refusal(reading.value("nhs_number"))


def read_today(text: str) -> Reading:
    """Return what the text says, read with today's date."""
    return read(text, on=timezone.localdate())


def context_of(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    """Return what `referrals/_reading.html` shows: what was read, and who it may be."""
    return {
        "reading": reading,
        "rows": [
            (label, _shown(name, reading.found[name].value), reading.found[name].check)
            for name, label in LABELS.items()
            if name in reading.found
        ],
        "missing": [LABELS[name] for name in WANTED if name not in reading.found],
        "people": _people_like(request, reading),
        "fields": _fields(reading),
        "nonce": uuid4(),
    }


def shown_of(context: dict[str, Any]) -> dict[str, Any]:
    """Return the people and classes for the audit entry of a page with such a context."""
    people = [person.pk for person in context.get("people", ())]
    return {"people": people, "shown": SHOWN if people else []}


def _shown(name: str, value: str | date) -> str:
    if isinstance(value, date):
        return day(value)
    return format_nhs_number(value) if name == "nhs_number" else value


def _people_like(request: HttpRequest, reading: Reading) -> list[Any]:
    held = reading.found.get("birth_date")
    born = held.value if held and isinstance(held.value, date) else None
    sought = selectors.Sought(
        nhs_number=reading.value("nhs_number"),
        given_name=reading.value("given_name"),
        family_name=reading.value("family_name"),
        birth_date=born,
    )
    if not sought.nhs_number and not (sought.family_name and born):
        return []
    return selectors.people_like(actor=request.actor, sought=sought)  # type: ignore[attr-defined]


def _fields(reading: Reading) -> list[tuple[str, str]]:
    """Return names and values of the hidden fields that begin a new person."""
    pairs: list[tuple[str, str]] = []
    for name, found in reading.found.items():
        if isinstance(found.value, date):
            born = found.value
            pairs += [(f"{name}_day", str(born.day)), (f"{name}_month", str(born.month))]
            pairs.append((f"{name}_year", str(born.year)))
        else:
            pairs.append((name, found.value))
    return pairs
