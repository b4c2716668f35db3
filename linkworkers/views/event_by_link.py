"""An event as whoever is invited by email sees it: what it is, and whether they come."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linkworkers.selectors import event_guests
from linkworkers.services.event_guests import answer_as_guest
from linkworkers.views.event_link_open import PURPOSE
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def event_by_link(request: HttpRequest) -> HttpResponse:
    """Show the event alone, no notes and no names; keep the answer, which can be changed."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    guest = event_guests.answering_guest(guest_id=key, at=now)
    if guest is None:
        return render(request, "linkworkers/event_link_dead.html", status=404)
    if request.method == "POST":
        is_coming = request.POST.get("coming") == "yes"
        answer_as_guest(guest_id=guest.pk, is_coming=is_coming, at=now)
        return redirect("linkworkers:event_by_link")
    context = {"event": event_guests.event_of_guest(guest, at=now)}
    return render(request, "linkworkers/event_by_link.html", context)
