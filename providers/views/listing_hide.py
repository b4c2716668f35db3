"""Hiding a listing from what is found for people, after somebody rang."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.policies import Action
from providers.services import checks
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.CHASE])
@require_http_methods(["POST"])
def listing_hide(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Hide it, and tell its owner and the schemes."""
    actor = request.actor  # type: ignore[attr-defined]
    checks.hide_listing(actor=actor, at=timezone.now(), service_id=service_id)
    messages.success(request, _("Hidden. Its owner and the scheme are told"))
    return redirect("providers:listing_chase")
