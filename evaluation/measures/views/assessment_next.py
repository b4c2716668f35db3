"""To the next questions of one occasion."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures import selectors
from evaluation.measures.models import Occasion
from referrals import policies
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.errors import NotVisible


@for_roles(*policies.MAY_OPEN_CASE)
@require_GET
def assessment_next(request: HttpRequest, referral_id: UUID, occasion: str) -> HttpResponse:
    """Send on to what was not answered yet on this occasion, else to what was."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    if occasion not in Occasion.values:
        raise NotVisible
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    asked = selectors.to_ask(referral, Occasion(occasion), on=timezone.localdate(now))
    left = next((one.instrument.family for one in asked if not one.is_answered), None)
    if left is None:
        return redirect("measures:assessment_list", referral_id=referral.pk)
    return redirect("measures:assessment_add", referral.pk, left, occasion)
