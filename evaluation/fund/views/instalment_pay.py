"""Saying that an instalment was paid, or taking that back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from evaluation.fund import policies
from evaluation.fund.services.awards import pay_instalment
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_POST
def instalment_pay(request: HttpRequest, instalment_id: UUID) -> HttpResponse:
    """Keep it, and show the award, where it can be taken back."""
    is_paid = "undo" not in request.POST
    row = pay_instalment(
        instalment_id=instalment_id, is_paid=is_paid, actor=request.actor, at=timezone.now()
    )
    return redirect("fund:award_detail", row.award_id)
