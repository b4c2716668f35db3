"""Taking a listing out of the directory for a while."""

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


@for_roles(*policies.WHO_MAY[Action.PAUSE])
@require_http_methods(["POST"])
def listing_pause(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Pause the listing."""
    actor = request.actor  # type: ignore[attr-defined]
    services.pause_listing(actor=actor, at=timezone.now(), service_id=service_id)
    messages.success(request, _("Paused. The directory no longer shows it"))
    return redirect("providers:listing_list")
