"""The awards as open data."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evaluation.fund.selectors.awards import COLUMNS, open_data
from spcore.access import for_anybody
from spcore.loading.writing import CSV, as_csv


@for_anybody
@require_safe
def award_export(request: HttpRequest) -> HttpResponse:
    """Give every public award as CSV, with the column names of the 360Giving Data Standard."""
    response = HttpResponse(as_csv(COLUMNS, open_data()), content_type=CSV)
    response["Content-Disposition"] = 'attachment; filename="awards.csv"'
    return response
