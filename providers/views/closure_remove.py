"""Taking back days on which a service was to be closed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.policies import Action
from providers.services import versions
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.EDIT])
@require_http_methods(["POST"])
def closure_remove(request: HttpRequest, closure_id: UUID) -> HttpResponse:
    """Remove them."""
    actor = request.actor  # type: ignore[attr-defined]
    service_id = versions.remove_closure(actor=actor, closure_id=closure_id)
    messages.success(request, _("Removed"))
    return redirect("providers:listing_closures", service_id)
