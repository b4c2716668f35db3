"""Saying that what was agreed at an event is done, or taking that back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.network_events import settle_event_action
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_POST
def event_action_settle(request: HttpRequest, event_action_id: UUID) -> HttpResponse:
    """Keep it, and show the event, where it can be taken back."""
    is_done = "undo" not in request.POST
    action = settle_event_action(
        action_id=event_action_id, is_done=is_done, actor=request.actor, at=timezone.now()
    )
    return redirect("linkworkers:event_detail", action.event_id)
