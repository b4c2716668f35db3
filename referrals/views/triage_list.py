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
from referrals.forms.triage_list import narrowing_of
from referrals.selectors import triage, ways_in
from referrals.selectors.decisions import lately_decided
from referrals.states import Action
from referrals.views.triage_rows import listed, triage_rows
from spcore.access import for_roles
from spcore.accounts.roles import CASE_ROLES
from spcore.responses import audited_render

TABS = {"triage": triage.TO_TRIAGE, "allocate": triage.TO_ALLOCATE}


@for_roles(*policies.MAY_TRIAGE)
@require_http_methods(["GET"])
def triage_list(request: HttpRequest) -> HttpResponse:
    """List the team's referrals: urgent or with a critical date, then soon, then the oldest."""
    tab = "allocate" if request.GET.get("show") == "allocate" else "triage"
    after = _id(request.GET.get("after", ""))
    now, actor = timezone.now(), request.actor
    reads = actor.role in CASE_ROLES
    desk = triage.desk_of(actor=actor, forecast_at=now if tab == "allocate" else None)
    form = narrowing_of(request.GET, practices=desk.practices if desk else [], reads=reads)
    page = _page(request, tab, desk, form.narrowed, now)
    rows = triage_rows(page.rows, desk.scheme, at=now, reads=reads) if desk else []
    may_allocate = tab == "allocate" and actor.role in policies.WHO_MAY[Action.ALLOCATE]
    waiting = ways_in.read_now(actor=actor, at=now) if reads else []
    urgent = [row for row in waiting if row.is_unattended]
    people = [row.person_id for row in (*urgent, *page.rows)]
    context = {
        "tab": tab,
        "forecast": desk.forecast if desk else None,
        "form": form,
        "is_narrowed": bool(form.query),
        "read_now": urgent,
        "read_now_owners": [] if reads else ways_in.read_now_owners(actor=actor),
        "urgent": sum(row.owner_id == actor.user_id or not row.is_unattended for row in waiting),
        "may_allocate": may_allocate,
        "rows": rows,
        "listed": listed(rows, is_decision=tab == "triage", may_choose=may_allocate),
        **_links(tab, form.query, page.after, after),
        "decided": lately_decided(
            actor=actor, referral_id=_id(request.GET.get("decided", "")), at=now
        ),
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
