"""Taking a line of money back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.policies import Action
from providers.services import funding as services
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_MONEY])
@require_http_methods(["POST"])
def funding_remove(request: HttpRequest, funding_id: UUID) -> HttpResponse:
    """Remove it."""
    services.remove_funding(funding_id=funding_id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Removed"))
    return redirect("providers:funding_list")
