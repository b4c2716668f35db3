"""What the practice, or another referrer, has sent; drafts on top."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.referral_list import STATES, ReferralListForm, narrowing_of
from referrals.selectors import MadeFilter
from referrals.selectors import made as made_lists
from referrals.services.undeciding import see_decisions
from referrals.views.referral_rows import drafts_listed, listed, made_rows
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links

IDENTITY = ["name", "birth_date", "nhs_number", "status"]
TOLD = [*IDENTITY, "organisations"]  # to a practice: how far each came with services


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_list(request: HttpRequest) -> HttpResponse:
    """List the referrals, by filter and page; a search comes by POST, as it names people."""
    actor, now, after = request.actor, timezone.now(), after_of(request)
    is_practice = selectors.is_practice(actor)
    form = ReferralListForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    narrow = narrowing_of(
        request.GET,
        referrers=made_lists.referrers_of(actor=actor) if is_practice else [],
        is_practice=is_practice,
    )
    wanted = MadeFilter(words=words) if words else narrow.wanted()
    page = selectors.referrals_made(actor=actor, wanted=wanted, at=now, after=after)
    is_first = after is None and wanted == MadeFilter(words=words)
    drafts = selectors.drafts_of(actor=actor, words=words) if is_first else []
    query = {} if words else narrow.query()
    see_decisions(page.rows, at=now)
    rows = made_rows(page.rows, actor=actor, at=now)
    context = {
        "form": form,
        "words": words,
        "narrow": narrow,
        "is_narrowed": bool(query),
        "is_opened": bool(set(query) - {"state", "action"}),  # those two stand above it
        "is_practice": is_practice,
        "may_set": actor.role in policies.MAY_SET_PRACTICE,
        "drafts": drafts,
        "drafts_listed": drafts_listed(made_rows(drafts, actor=actor, at=now)),
        "rows": rows,
        "listed": listed(rows),
        "is_cut": bool(words and page.after),
        **({} if words else _ways_on(page, after, wanted, query)),
    }
    people = [row.person_id for row in (*drafts, *page.rows) if row.person_id]
    return audited_render(
        request,
        "referrals/referral_list.html",
        context,
        people=people,
        shown=(TOLD if is_practice else IDENTITY) if people else [],
    )


def _tabs(wanted: MadeFilter) -> list[tuple[Any, str, bool]]:
    """Return words, address and whether it is shown, of each state and of what needs an act."""
    tabs: list[tuple[Any, str, bool]] = [
        (words, f"?state={key}", wanted.state == key) for key, words in STATES
    ]
    return [*tabs, (_("Needs my action"), "?action=on", wanted.needs_action)]


def _ways_on(
    page: selectors.Page, after: UUID | None, wanted: MadeFilter, query: dict[str, str]
) -> dict[str, Any]:
    """Return the tabs, the ways to older and newer rows, and to all of them as a file."""
    base, export = reverse("referrals:referral_list"), reverse("referrals:referral_export")
    links = pager_links(base, after=page.after, shown_after=after, **query)
    return {**links, "tabs": _tabs(wanted), "export": f"{export}?{urlencode(query)}"}
