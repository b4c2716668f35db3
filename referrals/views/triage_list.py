"""What the team must decide, and whom it must give to a link worker."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.models import RiskAnswer, Urgency
from referrals.selectors import ways_in
from referrals.states import Status
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.nhs_number import format_nhs_number
from spcore.responses import audited_render
from spcore.ui.dates import day
from spcore.ui.statuses import status_html, tag_html

TABS = {"triage": selectors.TO_TRIAGE, "allocate": selectors.TO_ALLOCATE}
READS_CASES = frozenset({Role.LINK_WORKER, Role.SUPERVISOR})


@for_roles(*policies.MAY_TRIAGE)
@require_http_methods(["GET"])
def triage_list(request: HttpRequest) -> HttpResponse:
    """List the team's referrals: urgent or with a critical date first, then oldest."""
    tab = request.GET.get("show", "triage")
    tab = tab if tab in TABS else "triage"
    after = _id(request.GET.get("after", ""))
    now, actor = timezone.now(), request.actor
    page = selectors.awaiting(actor=actor, statuses=TABS[tab], at=now, after=after)
    base = reverse("referrals:triage_list")
    reads = actor.role in READS_CASES
    waiting = ways_in.read_now(actor=actor, at=now) if reads else []
    urgent = [row for row in waiting if row.is_unattended]
    context = {
        "read_now": urgent,
        "read_now_owners": [] if reads else ways_in.read_now_owners(actor=actor),
        "tabs": [
            (_("To decide"), f"{base}?show=triage", tab == "triage"),
            (_("To give to a link worker"), f"{base}?show=allocate", tab == "allocate"),
        ],
        "tab": tab,
        "concerns_owned": sum(row.owner_id == actor.user_id for row in waiting),
        "rows": [_row(queued, base, now, reads=reads) for queued in page.rows],
        "older": f"{base}?show={tab}&after={page.after}" if page.after else "",
        "newer": f"{base}?show={tab}" if after else "",
    }
    shown = ["name", "birth_date", "nhs_number", "status", *(["needs", "background"] * reads)]
    shown += ["safeguarding"] * bool(urgent)
    people = [row.person_id for row in (*urgent, *page.rows)]
    return audited_render(
        request,
        "referrals/triage_list.html",
        context,
        people=people,
        shown=shown if people else [],
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _row(queued: selectors.Queued, base: str, now: datetime, *, reads: bool) -> dict[str, Any]:
    """Return one row as the strings the template prints."""
    clock = _clock(queued, now)
    return {
        "url": f"{base}{queued.id}/",
        "name": queued.name,
        "born": day(queued.born),
        "number": format_nhs_number(queued.nhs_number),
        "reference": queued.reference,
        "practice": queued.practice,
        "needs": selectors.need_labels(queued.needs) if reads else "",
        "tags": _tags(queued, clock, reads=reads),
        "critical": _critical(queued),
        "waited": selectors.waited(queued.submitted_at, at=now),
        "clock": clock.words,
    }


def _clock(queued: selectors.Queued, now: datetime) -> selectors.Clock:
    """Return the clock of the decision, or once accepted that of the first contact."""
    if queued.status == Status.SUBMITTED:
        return selectors.clock(queued.sent_at, days=queued.triage_days, at=now)
    days = selectors.first_contact_days(
        queued.urgency, usual=queued.contact_days, urgent=queued.urgent_contact_days
    )
    return selectors.clock(queued.accepted_at or queued.sent_at, days=days, at=now)


def _tags(queued: selectors.Queued, clock: selectors.Clock, *, reads: bool) -> list[str]:
    tags = []
    if queued.status != Status.SUBMITTED:
        tags.append(status_html(queued.status))
    if queued.urgency != Urgency.ROUTINE:
        is_urgent = queued.urgency == Urgency.URGENT
        tags.append(
            tag_html(_("Urgent") if is_urgent else _("Soon"), "red" if is_urgent else "orange")
        )
    if clock.is_overdue:
        tags.append(tag_html(_("Overdue"), "red"))
    if reads and queued.risk_answer == RiskAnswer.NOT_ASKED:
        tags.append(tag_html(_("Risk: not asked"), "orange"))
    if reads and queued.risk_answer == RiskAnswer.NAMED:
        tags.append(tag_html(_("Risk to know"), "red"))
    return tags


def _critical(queued: selectors.Queued) -> str:
    if queued.critical_date is None:
        return ""
    return f"{day(queued.critical_date)}: {queued.critical_what}"
