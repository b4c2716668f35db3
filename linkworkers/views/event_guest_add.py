"""Inviting somebody without an account to an event."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.event_guest_add import EventGuestAddForm
from linkworkers.selectors import network_events as events
from linkworkers.services.event_guests import invite_guests
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_guest_add(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Ask for a name and an address; they get one private link."""
    actor = request.actor
    event = events.own_event(actor=actor, event_id=event_id)
    form = EventGuestAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        named = [(form.cleaned_data["name"], form.cleaned_data["email"])]
        is_new = invite_guests(event_id=event.pk, named=named, actor=actor, at=timezone.now())
        messages.success(request, _("Invited") if is_new else _("They were invited already"))
        return redirect("linkworkers:event_detail", event.pk)
    return render(request, "linkworkers/event_guest_add.html", {"form": form, "event": event})
