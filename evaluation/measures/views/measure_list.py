"""The measures of the catalogue, and which of them the scheme uses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluation.measures import selectors
from evaluation.measures.models import Occasion
from referrals import policies
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_GET
def measure_list(request: HttpRequest) -> HttpResponse:
    """List every measure, the ones in use first."""
    rows = selectors.offered(actor=request.actor)
    measures = [
        {
            "instrument": row.instrument,
            "is_on": row.is_on,
            "occasions": [Occasion(one).label for one in row.choice.occasions],
        }
        for row in sorted(rows, key=lambda row: not row.is_on)
    ]
    return render(request, "measures/measure_list.html", {"measures": measures})
