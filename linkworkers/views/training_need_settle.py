"""Saying that somebody has learnt what they needed, or taking that back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.training import settle_need
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_POST
def training_need_settle(request: HttpRequest, need_id: UUID) -> HttpResponse:
    """Keep it, and show the page, where it can be taken back."""
    is_met = "undo" not in request.POST
    need = settle_need(need_id=need_id, is_met=is_met, actor=request.actor, at=timezone.now())
    return redirect("linkworkers:training_detail", need.user_id)
