"""Whether a person agreed to be asked once their support has ended."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures.selectors import afterwards
from referrals import policies
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_CASE)
@require_GET
def afterwards_detail(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what they said, and lead to asking them; a panel of the closing page."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    context = {
        "referral": referral,
        "afterwards": afterwards.afterwards_of(referral, actor=actor, at=now),
        "may_record": "consent" in cases.writable_for(actor, referral, at=now),
        "back": "close",
    }
    return audited_render(
        request,
        "measures/afterwards_detail.html",
        context,
        people=[referral.person_id],
        shown=["name", "consent"],
    )
