"""A service's own numbers, and a sheet of them to print for a funder."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures.selectors import impact
from evaluation.measures.selectors.people_sent import published_quarters
from evaluation.measures.selectors.sheet import sheet_for
from evaluation.periods import year_that_is_over
from referrals import policies
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_GET
def impact_sheet(request: HttpRequest) -> HttpResponse:
    """
    Show the exact numbers of four quarters to the service itself, and rounded ones to hand on.

    The sheet is of a financial year: years that overlap would tell of the quarters they differ in.
    """
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    year, own = year_that_is_over(today), impact.year_before(today)
    context = {
        "own": own,
        "numbers": impact.numbers(actor=actor, year=own),
        "year": year,
        "sheet": sheet_for(year, actor=actor, on=today),
        "quarters": published_quarters(actor.organisation_id, on=today),
        "outcomes": impact.outcomes(actor=actor, year=impact.Year(year.start, year.end)),
        "organisation": actor.organisation_name,
        "least": impact.LEAST_PAIRS,
    }
    return render(request, "measures/impact_sheet.html", context)
