"""A service's own numbers, and a sheet of them to print for a funder."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures.selectors import impact
from referrals import policies
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_GET
def impact_sheet(request: HttpRequest) -> HttpResponse:
    """Show the exact numbers to the service itself, and rounded ones to hand on."""
    actor = request.actor  # type: ignore[attr-defined]
    year = impact.year_before(timezone.localdate())
    found = impact.numbers(actor=actor, year=year)
    context = {
        "year": year,
        "numbers": found,
        "sheet": impact.sheet_of(found),
        "outcomes": impact.outcomes(actor=actor, year=year),
        "organisation": actor.organisation_name,
        "least": impact.LEAST_PAIRS,
    }
    return render(request, "measures/impact_sheet.html", context)
