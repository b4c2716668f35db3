"""What the practice, or another referrer, has sent; drafts on top."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.referral_list import ReferralFilterForm, ReferralListForm
from referrals.selectors import Made, MadeFilter
from referrals.selectors import made as made_lists
from referrals.states import Status
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.nhs_number import format_nhs_number
from spcore.responses import audited_render
from spcore.ui.dates import day
from spcore.ui.paging import after_of, pager_links
from spcore.ui.statuses import tag_html

IDENTITY = ["name", "birth_date", "nhs_number", "status"]


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_list(request: HttpRequest) -> HttpResponse:
    """List the referrals, by filter and page; a search comes by POST, as it names people."""
    actor, now, after = request.actor, timezone.now(), after_of(request)
    is_practice = selectors.is_practice(actor)
    form = ReferralListForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    narrow = ReferralFilterForm(
        request.GET,
        referrers=made_lists.referrers_of(actor=actor) if is_practice else [],
        is_practice=is_practice,
    )
    wanted = MadeFilter(words=words) if words else narrow.wanted()
    page = selectors.referrals_made(actor=actor, wanted=wanted, at=now, after=after)
    is_first = after is None and wanted == MadeFilter(words=words)
    drafts = selectors.drafts_of(actor=actor, words=words) if is_first else []
    query = {} if words else narrow.query()
    links = pager_links(
        reverse("referrals:referral_list"), after=page.after, shown_after=after, **query
    )
    context = {
        "form": form,
        "words": words,
        "narrow": narrow,
        "is_narrowed": bool(query),
        "is_opened": bool(set(query) - {"state", "action"}),  # those two stand above it
        "is_practice": is_practice,
        "may_set": actor.role in policies.MAY_SET_PRACTICE,
        "export": f"{reverse('referrals:referral_export')}?{urlencode(query)}",
        "drafts": [_row(made, actor, now) for made in drafts],
        "rows": [_row(made, actor, now) for made in page.rows],
        "is_cut": bool(words and page.after),
        **({} if words else links),
    }
    people = [row.person_id for row in (*drafts, *page.rows) if row.person_id]
    return audited_render(
        request,
        "referrals/referral_list.html",
        context,
        people=people,
        shown=IDENTITY if people else [],
    )


def _row(made: Made, actor: Actor, now: datetime) -> dict[str, Any]:
    """Return one row as the strings the template prints."""
    is_draft = made.status == Status.DRAFT
    address = "referrals:referral_edit" if is_draft else "referrals:referral_detail"
    since = made.submitted_at or made.created_at
    objects = made.person_objects
    hidden = made.closed_at or (objects and actor.role == Role.OTHER_REFERRER)
    row = {
        "url": _address(address, made.id),
        "name": made.name or _("Nobody chosen yet"),
        "born": day(made.born),
        "number": format_nhs_number(made.nhs_number),
        "reference": made.reference,
        "tag": tag_html(
            selectors.status_words(actor, made.status, objects=objects),
            selectors.status_colour(actor, made.status, objects=objects),
        ),
        "since": day(since),
        "is_sent": made.submitted_at is not None,
        "waited": "" if hidden else selectors.waited(since, at=now),
        "next": selectors.next_words(actor, made.status, objects=objects),
    }
    if selectors.is_practice(actor) and not is_draft:
        row["told"] = selectors.made_words(made, at=now)
        row["referrer"] = made.referrer
        row["next"] = "" if made.closed_at else row["next"]
    return row


def _address(name: str, referral_id: UUID) -> str:
    return reverse(name, args=[referral_id])
