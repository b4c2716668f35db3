"""What a listing said before."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.listing_history import differences
from providers.policies import Action
from providers.selectors import history, keeping
from providers.services import versions
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.LIST])
@require_http_methods(["GET"])
def listing_history(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show each change with what it said before and after, and who said that it is right."""
    actor = request.actor  # type: ignore[attr-defined]
    service = selectors.listing_for(actor=actor, service_id=service_id)
    says = versions.said_by(versions.details_of(service))
    changes = history.changes_of(actor=actor, service_id=service_id, now_says=says)
    context = {
        "service": service,
        "changes": [(change, differences(change)) for change in changes],
        "checks": keeping.checks_of(actor=actor, service_id=service_id),
    }
    return render(request, "providers/listing_history.html", context)
