"""Deciding whether two listings are one service."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from providers import policies
from providers.policies import Action
from providers.services.duplicates import decide_pair
from spcore.access import for_roles

KEEPS = {"first": 0, "second": 1}


@for_roles(*policies.WHO_MAY[Action.JOIN])
@require_POST
def listing_pair_decide(request: HttpRequest, service_id: UUID, alike_id: UUID) -> HttpResponse:
    """Keep the one that was pressed, or neither: then they are not the same."""
    kept = KEEPS.get(request.POST.get("keep", ""))
    decide_pair(
        first_id=service_id,
        second_id=alike_id,
        kept_id=None if kept is None else (service_id, alike_id)[kept],
        actor=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
    )
    messages.success(request, _("Kept. You can take it back below"))
    return redirect("providers:listing_pairs")
