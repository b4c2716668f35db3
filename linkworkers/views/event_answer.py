"""Saying whether one comes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.network_events import answer_event
from spcore.access import for_roles


@for_roles(*policies.MAY_ANSWER_EVENTS)
@require_POST
def event_answer(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Keep it; the buttons stay, so it can be changed."""
    is_coming = request.POST.get("coming") == "yes"
    answer_event(event_id=event_id, is_coming=is_coming, actor=request.actor, at=timezone.now())
    messages.success(request, _("You come") if is_coming else _("You do not come"))
    return redirect("linkworkers:event_detail", event_id)
