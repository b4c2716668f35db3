"""Calling a session off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.supervision import call_off_session
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_POST
def supervision_call_off(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Call it off, and lead to planning another: what was on it moves there."""
    session = call_off_session(session_id=session_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("Called off. Plan another day, or leave it for now"))
    return redirect("linkworkers:supervision_plan", session.worker_id)
