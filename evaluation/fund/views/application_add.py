"""Beginning an application."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from evaluation.fund import policies
from evaluation.fund.services.applications import begin_application
from spcore.access import for_roles


@for_roles(*policies.APPLICANTS)
@require_POST
def application_add(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Begin one, or go on with the one begun before."""
    row = begin_application(round_id=round_id, actor=request.actor, at=timezone.now())
    return redirect("fund:application_edit", row.pk)
