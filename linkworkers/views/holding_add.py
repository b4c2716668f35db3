"""One tap: they were told of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.holding_offers import offer_meanwhile
from spcore.access import for_roles


@for_roles(*policies.MAY_OFFER_MEANWHILE)
@require_POST
def holding_add(request: HttpRequest, referral_id: UUID, service_id: UUID) -> HttpResponse:
    """Keep that they were told; it can be taken back from the same page."""
    offer_meanwhile(
        referral_id=referral_id, service_id=service_id, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("Recorded. Nothing was shared with the service"))
    return redirect("linkworkers:holding_list", referral_id)
