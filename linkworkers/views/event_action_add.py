"""Keeping what was agreed at an event."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.event_action_add import EventActionAddForm
from linkworkers.selectors import network_events as events
from linkworkers.services.network_events import add_event_action
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_action_add(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Ask what, who, and by when."""
    actor = request.actor
    event = events.own_event(actor=actor, event_id=event_id)
    form = EventActionAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_event_action(event_id=event.pk, actor=actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Added"))
        return redirect("linkworkers:event_detail", event.pk)
    return render(request, "linkworkers/event_action_add.html", {"form": form, "event": event})
