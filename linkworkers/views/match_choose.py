"""Taking one of the options: it is remembered, and the offer begins."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from linkworkers.forms.match_choose import place_of
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def match_choose(request: HttpRequest, referral_id: UUID, service_id: UUID) -> HttpResponse:
    """Remember the choice and go on to what the service may know. Nothing is shared yet."""
    services.choose_match(
        referral_id=referral_id,
        service_id=service_id,
        place=place_of(request.POST),
        actor=request.actor,
        at=timezone.now(),
    )
    return redirect("linkworkers:onward_offer", referral_id, service_id)
