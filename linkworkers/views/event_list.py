"""Network events of the reader's own organisation, and those it is invited to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import network_events as events
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_EVENTS)
@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """List what is to come, then what was."""
    context = {
        "events": events.network_events(actor=request.actor, at=timezone.now()),
        "may_call": request.actor.role in policies.MAY_CALL_EVENTS,
    }
    return render(request, "linkworkers/event_list.html", context)
