"""One event: when and where, who comes, what was said and agreed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import network_events as events
from linkworkers.selectors.event_guests import guests_by_email
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_EVENTS)
@require_safe
def event_detail(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Show it to whoever called it and to all who are invited."""
    event = events.event_for(actor=request.actor, event_id=event_id)
    context = {
        "event": events.event_row(actor=request.actor, event=event, at=timezone.now()),
        "guests": events.guests_of(event=event),
        "by_email": guests_by_email(actor=request.actor, event=event),
        "actions": events.event_actions(event=event),
        "may_answer": request.actor.role in policies.MAY_ANSWER_EVENTS,
    }
    return render(request, "linkworkers/event_detail.html", context)
