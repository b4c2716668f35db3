"""What whoever goes along needs to know, on paper: no more than that (practice.md 29)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors.on_paper import service_on_paper
from linkworkers.views.framing import case_to_read, render_on_case
from referrals import selectors as cases
from referrals.selectors.getting_there import journey_of, way_words
from spcore import audit
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_safe
def onward_slip(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Show a first name, the place, the time, the way and whom to ring; nothing of why."""
    now, actor = timezone.now(), request.actor
    onward = cases.onward_for(actor=actor, onward_id=onward_id, at=now)
    case = case_to_read(request, onward.referral_id, "organisations", at=now)
    person, journey = case.referral.whom, journey_of(onward)
    worker = case.referral.link_worker
    context = {
        "onward": onward,
        "name": "" if person.is_restricted else person.preferred_name or person.given_name,
        "place": service_on_paper(onward.service_id),
        "booked_for": onward.booked_for,
        "way": way_words(journey.way) if journey else "",
        "companion": journey.companion if journey else "",
        "worker": worker,
        "team": case.referral.team,
    }
    return render_on_case(
        request,
        "linkworkers/onward_slip.html",
        case,
        context,
        shown=frozenset({"organisations"}),
        action=audit.Action.PRINT,
    )
