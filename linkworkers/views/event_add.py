"""Calling an event."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.event_add import EventAddForm
from linkworkers.services.network_events import add_event
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_add(request: HttpRequest) -> HttpResponse:
    """Ask what, when and where; then whom to invite."""
    form = EventAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        event = add_event(fields=form.event(), actor=request.actor, at=timezone.now())
        messages.success(request, _("Planned. Now say whom you invite"))
        return redirect("linkworkers:event_invite", event.pk)
    return render(request, "linkworkers/event_add.html", {"form": form})
