"""One award: what is due and paid, year by year, and what is to be done."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.fund import policies
from evaluation.fund.selectors.awards import award_for, award_page
from spcore.access import for_roles

ROLES = policies.RUNNERS | policies.APPLICANTS


@for_roles(*ROLES)
@require_safe
def award_detail(request: HttpRequest, award_id: UUID) -> HttpResponse:
    """Show it to its provider and to whoever runs the fund."""
    award = award_for(actor=request.actor, award_id=award_id)
    page = award_page(actor=request.actor, award=award, on=timezone.localdate())
    runs = request.actor.role in policies.RUNNERS
    return render(request, "fund/award_detail.html", {"page": page, "runs": runs})
