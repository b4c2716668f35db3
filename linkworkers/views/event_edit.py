"""Changing an event."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.event_edit import EventEditForm, saved_of
from linkworkers.selectors import network_events as events
from linkworkers.services.network_events import edit_event
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_edit(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Show it; a version that is older than the saved one shows both."""
    event = events.own_event(actor=request.actor, event_id=event_id)
    form = EventEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(event),
        current=event.version,
    )
    if form.is_valid():
        edit_event(
            event_id=event.pk,
            fields=form.event(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved. Whoever is invited is told if time or place changed"))
        return redirect("linkworkers:event_detail", event.pk)
    return render(request, "linkworkers/event_edit.html", {"form": form, "event": event})
