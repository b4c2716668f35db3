"""The awards as open data."""

import csv

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evaluation.fund.selectors.awards import open_data
from spcore.access import for_anybody


@for_anybody
@require_safe
def award_export(request: HttpRequest) -> HttpResponse:
    """Give every public award as CSV, with the column names of the 360Giving Data Standard."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="awards.csv"'
    csv.writer(response).writerows(open_data())
    return response
