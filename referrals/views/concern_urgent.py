"""How many open concerns wait for the reader: the part that every page of theirs asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.selectors.urgent import also_urgent
from spcore.access import for_roles


@for_roles(*policies.MAY_TAKE_OVER)
@require_safe
def concern_urgent(request: HttpRequest) -> HttpResponse:
    """Answer with a number and a link; nothing of anybody."""
    context = {
        "urgent": selectors.urgent_for(request.actor).count(),
        "others": also_urgent(actor=request.actor, at=timezone.now()),
    }
    return render(request, "referrals/concern_urgent.html", context)
