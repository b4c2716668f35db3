"""Listings that look like the same service, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from providers import policies
from providers.policies import Action
from providers.selectors import duplicates
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.JOIN])
@require_safe
def listing_pairs(request: HttpRequest) -> HttpResponse:
    """Propose pairs, and show what was decided last."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "pairs": duplicates.alike_listings(actor=actor),
        "decided": duplicates.decided_pairs(actor=actor),
        "most": duplicates.MOST,
    }
    return render(request, "providers/listing_pairs.html", context)
