"""Ticking off what a service answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def answer_read(request: HttpRequest, step_id: int) -> HttpResponse:
    """Keep that it was read, and go back to the day."""
    services.read_answer(step_id=step_id, actor=request.actor, at=timezone.now())
    return redirect("linkworkers:today")
