"""Putting a paused listing back into the directory."""

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


@for_roles(*policies.WHO_MAY[Action.RESUME])
@require_http_methods(["POST"])
def listing_resume(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show the listing again."""
    actor = request.actor  # type: ignore[attr-defined]
    services.resume_listing(actor=actor, at=timezone.now(), service_id=service_id)
    messages.success(request, _("The directory shows it again"))
    return redirect("providers:listing_list")
