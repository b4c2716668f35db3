"""Saying that a listing is still right, by one click."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, services
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.VERIFY])
@require_http_methods(["POST"])
def listing_verify(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Mark the listing as right today."""
    actor = request.actor  # type: ignore[attr-defined]
    services.verify_listing(actor=actor, at=timezone.now(), service_id=service_id)
    messages.success(request, _("Thank you. The listing is marked as right today"))
    return redirect("providers:listing_list")
