"""Inviting to an event."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.event_invite import EventInviteForm
from linkworkers.selectors import network_events as events
from linkworkers.services.network_events import invite
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_invite(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Ask for the groups, and tell each that is new."""
    actor = request.actor
    event = events.own_event(actor=actor, event_id=event_id)
    form = EventInviteForm(request.POST if request.method == "POST" else None, actor=actor)
    if form.is_valid():
        groups = form.cleaned_data["groups"]
        number = invite(event_id=event.pk, groups=groups, actor=actor, at=timezone.now())
        text = ngettext("%(n)d organisation invited", "%(n)d organisations invited", number)
        messages.success(request, text % {"n": number})
        return redirect("linkworkers:event_detail", event.pk)
    return render(request, "linkworkers/event_invite.html", {"form": form, "event": event})
