"""The listings somebody must ring about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.policies import Action
from providers.selectors import keeping
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.CHASE])
@require_http_methods(["GET"])
def listing_chase(request: HttpRequest) -> HttpResponse:
    """Show what owners said has changed, did not answer, or what nobody confirmed for long."""
    now = timezone.now()
    rows = keeping.listings_to_chase(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now,
        on=timezone.localdate(now),
    )
    may_edit = request.actor.role in policies.WHO_MAY[Action.EDIT]  # type: ignore[attr-defined]
    context = {"rows": rows, "may_edit": may_edit, "most": keeping.SIZE}
    return render(request, "providers/listing_chase.html", context)
