"""What the practice, or another referrer, has sent; drafts on top."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.referral_list import ReferralListForm
from referrals.states import Status
from spcore.access import for_roles
from spcore.nhs_number import format_nhs_number
from spcore.responses import audited_render
from spcore.ui.dates import day
from spcore.ui.statuses import TAGS, tag_html

FILTERS = (
    ("all", gettext_lazy("All")),
    ("open", gettext_lazy("Open")),
    ("returned", gettext_lazy("Sent back")),
    ("closed", gettext_lazy("Over")),
)

STATES_SENT = ("open", "returned", "closed")  # no draft is in any of them


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_list(request: HttpRequest) -> HttpResponse:
    """List the referrals, by state and page; a search comes by POST, as it names people."""
    state, after = request.GET.get("state", "all"), _id(request.GET.get("after", ""))
    form = ReferralListForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    actor, now = request.actor, timezone.now()
    page = selectors.referrals_made(actor=actor, state=state, words=words, after=after)
    is_first = after is None and state not in STATES_SENT
    drafts = selectors.drafts_of(actor=actor, words=words) if is_first else []
    base = reverse("referrals:referral_list")
    context = {
        "form": form,
        "words": words,
        "state": state,
        "filters": [(key, text, f"{base}?state={key}", key == state) for key, text in FILTERS],
        "drafts": [_row(made, base, actor, now) for made in drafts],
        "rows": [_row(made, base, actor, now) for made in page.rows],
        "older": f"{base}?state={state}&after={page.after}" if page.after and not words else "",
        "newer": f"{base}?state={state}" if after else "",
        "is_cut": bool(words and page.after),
    }
    people = [row.person_id for row in (*drafts, *page.rows) if row.person_id]
    shown = ["name", "birth_date", "nhs_number", "status"] if people else []
    return audited_render(
        request, "referrals/referral_list.html", context, people=people, shown=shown
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _row(made: selectors.Made, base: str, actor: Any, now: Any) -> dict[str, Any]:
    """Return one row as the strings the template prints."""
    since = made.submitted_at or made.created_at
    over = made.closed_at is not None
    return {
        "url": f"{base}{made.id}/edit/" if made.status == Status.DRAFT else f"{base}{made.id}/",
        "name": made.name or _("Nobody chosen yet"),
        "born": day(made.born),
        "number": format_nhs_number(made.nhs_number),
        "reference": made.reference,
        "tag": tag_html(selectors.status_words(actor, made.status), TAGS[made.status][0]),
        "since": day(since),
        "waited": "" if over else selectors.waited(since, at=now),
        "next": selectors.next_words(actor, made.status),
    }
