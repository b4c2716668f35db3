"""One round: what it is for, what is judged, and what the reader may do."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.fund import policies
from evaluation.fund.selectors import money, panel, readiness
from evaluation.fund.selectors.rounds import round_for, round_page
from evaluation.fund.selectors.words import pounds
from evaluation.fund.states import RoundAction
from spcore.access import for_anybody


@for_anybody
@require_safe
def round_detail(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Show it to everybody; its panel, money and next step to whoever runs it."""
    actor, on = request.actor, timezone.localdate()
    row = round_for(actor=actor, round_id=round_id)
    page = round_page(actor=actor, row=row, on=on)
    applies = actor.role in policies.APPLICANTS
    context: dict[str, Any] = {"page": page, "round": row, "applies": applies}
    context["judges"] = actor.role in policies.PANEL
    if page.is_own:
        context |= {
            "seats": panel.seats_of(row),
            "left": pounds(money.left_of(row)),
            "missing": readiness.missing_for(row, RoundAction.OPEN, on=on),
        }
    return render(request, "fund/round_detail.html", context)
