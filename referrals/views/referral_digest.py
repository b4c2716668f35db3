"""The practice's week: what waits for it, and what happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.selectors import Made, MadeFilter, digests
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.responses import audited_render
from spcore.ui.statuses import TAGS, tag_html


@for_roles(*policies.MAY_EXPORT)
@require_safe
def referral_digest(request: HttpRequest) -> HttpResponse:
    """Show what needs the practice, then the news of seven days; each at most a page."""
    actor, now = request.actor, timezone.now()
    to_do = selectors.referrals_made(actor=actor, wanted=MadeFilter(needs_action=True), at=now)
    news = selectors.referrals_made(actor=actor, wanted=digests.news_filter(at=now), at=now)

    def row(made: Made) -> dict[str, Any]:
        return {
            "url": reverse("referrals:referral_detail", args=[made.id]),
            "name": made.name,
            "reference": made.reference,
            "tag": tag_html(selectors.status_words(actor, made.status), TAGS[made.status][0]),
            "told": selectors.made_words(made, at=now),
        }

    context = {
        "to_do": [row(made) for made in to_do.rows],
        "news": [row(made) for made in news.rows],
        "more_to_do": to_do.after is not None,
        "more_news": news.after is not None,
        **_weekly(actor),
    }
    people = [made.person_id for made in (*to_do.rows, *news.rows) if made.person_id]
    shown = ["name", "status"] if people else []
    return audited_render(
        request, "referrals/referral_digest.html", context, people=people, shown=shown
    )


def _weekly(actor: Actor) -> dict[str, Any]:
    """Return where the weekly email is stopped by one press, or else where it is started."""
    if actor.role not in policies.MAY_SET_PRACTICE or actor.organisation_id is None:
        return {}
    if not selectors.preferences_of(actor.organisation_id).wants_digest:
        return {"start": reverse("referrals:practice_settings")}
    token = digests.stop_token(actor.organisation_id)
    return {"stop": reverse("referrals:digest_stop", args=[token])}
