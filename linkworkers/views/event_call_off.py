"""Calling an event off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.selectors import network_events as events
from linkworkers.services.network_events import call_off_event
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_call_off(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Ask, then call it off: everybody who is invited is told, so it cannot be undone."""
    event = events.own_event(actor=request.actor, event_id=event_id)
    if request.method == "POST":
        call_off_event(event_id=event.pk, actor=request.actor, at=timezone.now())
        messages.success(request, _("Called off. Whoever is invited is told"))
        return redirect("linkworkers:event_detail", event.pk)
    return render(request, "linkworkers/event_call_off.html", {"event": event})
