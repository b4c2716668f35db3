"""What whoever raised a concern is told: who has it, and that a call is still theirs to make."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.selectors.deliveries import delivery_of
from referrals.views.concern_add import back_to
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render


@for_roles(*policies.MAY_RAISE_CONCERN)
@require_http_methods(["GET"])
def concern_raised(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Show who received the concern and when; to a provider the role alone, and no content."""
    actor, now = request.actor, timezone.now()
    concern, receipt = selectors.receipt_for(actor=actor, concern_id=concern_id)
    is_provider = actor.role == Role.PROVIDER
    numbers = selectors.numbers_to_call(concern.referral, names=not is_provider)
    context = {
        "delivery": delivery_of(concern, at=now),
        "first_number": next((line.number for line in numbers if line.number), ""),
        "is_provider": is_provider,
        "reference": concern.referral.reference,
        "receipt": receipt,
        "owner": "" if is_provider else concern.owner.name,
        "is_own": concern.owner_id == actor.user_id,
        "numbers": numbers,
        "back": back_to(actor.role, concern.referral_id),
    }
    return audited_render(
        request,
        "referrals/concern_raised.html",
        context,
        people=[concern.person_id],
        shown=["status"],
    )
