"""Writing again to whoever is invited by email."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.event_guests import invite_again
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_POST
def event_guest_again(request: HttpRequest, guest_id: UUID) -> HttpResponse:
    """Send a new link; the one of before works no more."""
    guest = invite_again(guest_id=guest_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("A new link is on its way to %(name)s") % {"name": guest.name})
    return redirect("linkworkers:event_detail", guest.event_id)
