"""A round's applications side by side, for the panel's meeting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.fund import policies
from evaluation.fund.selectors import money, opinions, panel
from evaluation.fund.selectors.rounds import own_round
from evaluation.fund.selectors.words import pounds
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_safe
def application_compare(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Show the means and how far marks lie apart; the order decides nothing by itself."""
    row = own_round(actor=request.actor, round_id=round_id)
    context = {
        "round": row,
        "rows": opinions.compared(actor=request.actor, row=row),
        "seats": panel.seats_of(row),
        "money": pounds(row.money),
        "left": pounds(money.left_of(row)),
    }
    return render(request, "fund/application_compare.html", context)
