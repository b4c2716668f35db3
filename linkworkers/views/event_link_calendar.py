"""An event as a file for the calendar of whoever is invited by email."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linkworkers.adapters.calendar import CALENDAR, calendar_file
from linkworkers.selectors import event_guests
from linkworkers.selectors.network_events import event_entry
from linkworkers.views.event_link_open import PURPOSE
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_safe
def event_link_calendar(request: HttpRequest) -> HttpResponse:
    """Send it; taken again after a change, it replaces the entry of before."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    guest = event_guests.answering_guest(guest_id=key, at=now)
    if guest is None:
        return render(request, "linkworkers/event_link_dead.html", status=404)
    entry = event_entry(guest.event)
    response = HttpResponse(
        calendar_file(entry, at=now, site=settings.SITE_ADDRESS), content_type=CALENDAR
    )
    response["Content-Disposition"] = 'attachment; filename="event.ics"'
    return response
