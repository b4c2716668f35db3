"""What the team must decide, and whom it must give to a link worker."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.triage_list import TriageListForm
from referrals.models import Scheme
from referrals.selectors import triage, ways_in
from referrals.selectors import triage_words as words
from referrals.states import Action, Status
from spcore.access import for_roles
from spcore.accounts.roles import CASE_ROLES
from spcore.nhs_number import format_nhs_number
from spcore.responses import audited_render
from spcore.working_days import LONDON, due_on

TABS = {"triage": triage.TO_TRIAGE, "allocate": triage.TO_ALLOCATE}


@for_roles(*policies.MAY_TRIAGE)
@require_http_methods(["GET"])
def triage_list(request: HttpRequest) -> HttpResponse:
    """List the team's referrals: urgent or with a critical date, then soon, then the oldest."""
    tab = "allocate" if request.GET.get("show") == "allocate" else "triage"
    after = _id(request.GET.get("after", ""))
    now, actor = timezone.now(), request.actor
    reads = actor.role in CASE_ROLES
    desk = triage.desk_of(actor=actor)
    form = TriageListForm(
        {"show": tab, **request.GET.dict()}, practices=desk.practices if desk else [], reads=reads
    )
    page = _page(request, tab, desk, form.narrowed, now)
    base = reverse("referrals:triage_list")
    waiting = ways_in.read_now(actor=actor, at=now) if reads else []
    urgent = [row for row in waiting if row.is_unattended]
    people = [row.person_id for row in (*urgent, *page.rows)]
    context = {
        "tab": tab,
        "form": form,
        "is_narrowed": bool(form.query),
        "read_now": urgent,
        "read_now_owners": [] if reads else ways_in.read_now_owners(actor=actor),
        "concerns_owned": sum(row.owner_id == actor.user_id for row in waiting),
        "may_allocate": tab == "allocate" and actor.role in policies.WHO_MAY[Action.ALLOCATE],
        "rows": [
            _row(queued, desk.scheme, now, base=base, reads=reads) for queued in page.rows if desk
        ],
        **_links(tab, form.query, page.after, after),
    }
    return audited_render(
        request,
        "referrals/triage_list.html",
        context,
        people=people,
        shown=_shown(reads=reads, has_urgent=bool(urgent)) if people else [],
    )


def _page(
    request: HttpRequest,
    tab: str,
    desk: triage.Desk | None,
    narrowed: triage.Narrowed,
    now: datetime,
) -> selectors.Page:
    """Return the page of rows that is asked for; nothing for a team without a scheme."""
    if desk is None:
        return selectors.Page([], None)
    return triage.awaiting(
        actor=request.actor,
        statuses=TABS[tab],
        scheme=desk.scheme,
        at=now,
        narrowed=narrowed,
        after=_id(request.GET.get("after", "")),
    )


def _shown(*, reads: bool, has_urgent: bool) -> list[str]:
    """Return the classes of data that the rows show to this reader."""
    case = ["needs", "background"] * reads
    return ["name", "birth_date", "nhs_number", "status", *case, *["safeguarding"] * has_urgent]


def _links(tab: str, query: str, following: UUID | None, after: UUID | None) -> dict[str, Any]:
    """Return the tabs, and the ways to older and newer rows, all narrowed alike."""
    base = reverse("referrals:triage_list")
    here = f"{base}?show={tab}" + (f"&{query}" if query else "")
    return {
        "tabs": [
            (_("To decide"), f"{base}?show=triage", tab == "triage"),
            (_("To give to a link worker"), f"{base}?show=allocate", tab == "allocate"),
        ],
        "all": f"{base}?show={tab}",
        "older": f"{here}&after={following}" if following else "",
        "newer": here if after else "",
    }


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _row(
    queued: triage.Queued, scheme: Scheme, now: datetime, *, base: str, reads: bool
) -> dict[str, Any]:
    """Return one row as the strings the template prints."""
    language, today = get_language(), now.astimezone(LONDON).date()
    due, late = words.clock_words(_due(queued, scheme), today, language)
    since = queued.submitted_at.astimezone(LONDON).date()
    critical = queued.critical_date
    return {
        "id": queued.id,
        "url": f"{base}{queued.id}/",
        "name": queued.name,
        "born": words.day_words(queued.born, language),
        "number": format_nhs_number(queued.nhs_number),
        "reference": queued.reference,
        "practice": words.sender_words(queued.source, queued.practice, language),
        "needs": words.needs_words(tuple(queued.needs), language) if reads else "",
        "tags": words.tags_of(queued, is_overdue=late, reads=reads, language=language),
        "critical": f"{words.day_words(critical, language)}: {queued.critical_what}"
        if critical
        else "",
        "waited": words.waited_words((today - since).days, language),
        "clock": due,
    }


def _due(queued: triage.Queued, scheme: Scheme) -> date:
    """Return when the decision is due, or once accepted the first contact."""
    days = selectors.targets_of(scheme, queued.urgency)
    if queued.status == Status.SUBMITTED:
        return due_on(queued.sent_at, days=days.triage)
    return due_on(queued.accepted_at or queued.sent_at, days=days.contact)
