"""Writing down what was said at an event."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.event_notes import EventNotesForm
from linkworkers.selectors import network_events as events
from linkworkers.services.network_events import write_event_notes
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_notes(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Show the notes; a version that is older than the saved one shows both."""
    event = events.own_event(actor=request.actor, event_id=event_id)
    form = EventNotesForm(
        request.POST if request.method == "POST" else None,
        saved={"notes": event.notes},
        current=event.version,
    )
    if form.is_valid():
        write_event_notes(event_id=event.pk, actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved"))
        return redirect("linkworkers:event_detail", event.pk)
    return render(request, "linkworkers/event_notes.html", {"form": form, "event": event})
