"""Saying that what was agreed is done, or taking that back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.supervision import settle_action
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_POST
def supervision_action_settle(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Keep it, and show the session, where it can be taken back."""
    is_done = "undo" not in request.POST
    action = settle_action(
        action_id=action_id, is_done=is_done, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("Done") if is_done else _("Open again"))
    return redirect("linkworkers:supervision_detail", action.session_id)
