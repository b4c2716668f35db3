"""Watching a service, or no longer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from providers import policies
from providers.policies import Action
from providers.services import watches
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.WATCH])
@require_POST
def service_watch(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Do as the button says, and come back to the service."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.POST.get("watch") == "off":
        watches.unwatch_service(actor=actor, service_id=service_id)
        messages.success(request, _("You watch this service no longer"))
    else:
        watches.watch_service(actor=actor, at=timezone.now(), service_id=service_id)
        messages.success(request, _("You are told when this service changes, once a week"))
    return redirect("providers:service_detail", service_id)
