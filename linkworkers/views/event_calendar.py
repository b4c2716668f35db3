"""An event as a file for a calendar."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.adapters.calendar import CALENDAR, calendar_file
from linkworkers.selectors import network_events as events
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_EVENTS)
@require_safe
def event_calendar(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Send it; taken again after a change, it replaces the entry of before."""
    event = events.event_for(actor=request.actor, event_id=event_id)
    entry = events.event_entry(event)
    response = HttpResponse(
        calendar_file(entry, at=timezone.now(), site=settings.SITE_ADDRESS), content_type=CALENDAR
    )
    response["Content-Disposition"] = 'attachment; filename="event.ics"'
    return response
