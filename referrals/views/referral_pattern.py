"""The practice's own pattern, which nobody else sees."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.selectors.coming import coming_of
from referrals.selectors.pattern import pattern_of
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_EXPORT)
@require_safe
def referral_pattern(request: HttpRequest) -> HttpResponse:
    """Show what became of them, what would have helped, and how far people came with services."""
    actor, now = request.actor, timezone.now()
    pattern = pattern_of(actor=actor, at=now)
    people = [row.person_id for row in pattern.helps]
    return audited_render(
        request,
        "referrals/referral_pattern.html",
        {"pattern": pattern, "coming": coming_of(actor=actor, at=now)},
        people=people,
        shown=["status"] if people else [],
    )
