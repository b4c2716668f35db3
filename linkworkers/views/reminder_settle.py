"""Saying that a reminder is dealt with."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services import reminders
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_REMINDERS)
@require_POST
def reminder_settle(request: HttpRequest, reminder_id: UUID) -> HttpResponse:
    """Settle it, and go back to the list, which offers to undo."""
    reminders.settle(reminder_id=reminder_id, actor=request.actor, at=timezone.now())
    return redirect(f"{reverse('linkworkers:reminder_list')}?settled={reminder_id}")
