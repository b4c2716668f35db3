"""What the pages with taps share: where a tap leads back to, and what can be taken back there."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from linkworkers import selectors
from referrals.selectors.attendance import marked_attendance
from spcore.ui.paging import id_of


def just_recorded(request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    """Return what the actor has just recorded by a tap, which the page offers to take back."""
    actor, found = request.actor, id_of(request, "recorded")
    contact = found and selectors.recorded_contact(actor=actor, contact_id=found, at=at)
    mark = marked_attendance(actor=actor, attendance_id=id_of(request, "marked"))
    return {"recorded": contact, "marked": mark}


def back_to(request: HttpRequest, referral_id: UUID, **named: object) -> str:
    """Return the page a tap was made on, with what it recorded: the day unless it says another."""
    pages = {
        "caseload": reverse("linkworkers:caseload"),
        "case": reverse("linkworkers:case_detail", args=[referral_id]),
    }
    base = pages.get(request.GET.get("back", ""), reverse("linkworkers:today"))
    return f"{base}?{urlencode(named)}"
