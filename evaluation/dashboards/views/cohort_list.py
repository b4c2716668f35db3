"""The people referred in each year, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from evaluation.dashboards.views.files import file_response
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.COMMISSIONER)
@require_GET
def cohort_list(request: HttpRequest) -> HttpResponse:
    """Show every published year, or hand out one of the two tables as a file."""
    found = selectors.cohorts(icb_id=request.actor.organisation_id)  # type: ignore[attr-defined]
    wanted = request.GET.get("table", "")
    table = next((table for table, _reading in found.tables if table.key == wanted), None)
    if table:
        return file_response(table, kind=request.GET.get("as", ""), name=wanted)
    return render(request, "dashboards/cohort_list.html", {"cohorts": found})
