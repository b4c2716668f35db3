"""One tap: they went, they have not yet, or it was a slip."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.holding_offers import settle_meanwhile
from spcore.access import for_roles


@for_roles(*policies.MAY_OFFER_MEANWHILE)
@require_POST
def holding_settle(request: HttpRequest, holding_id: UUID) -> HttpResponse:
    """Keep what the person says of it."""
    offer = settle_meanwhile(
        holding_id=holding_id,
        what=request.POST.get("what", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    return redirect("linkworkers:holding_list", offer.referral_id)
