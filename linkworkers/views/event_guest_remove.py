"""Taking somebody off who is invited by email."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.event_guests import take_guest_off
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_POST
def event_guest_remove(request: HttpRequest, guest_id: UUID) -> HttpResponse:
    """Forget their name and address; nobody is written to."""
    event = take_guest_off(guest_id=guest_id, actor=request.actor)
    messages.success(request, _("Taken off. Their link works no more"))
    return redirect("linkworkers:event_detail", event.pk)
