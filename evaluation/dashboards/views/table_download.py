"""One published table as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from evaluation.dashboards.views.files import file_response
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.COMMISSIONER)
@require_GET
def table_download(request: HttpRequest, topic: str) -> HttpResponse:
    """Hand out a table as CSV or a workbook of one sheet; where there is none, lead back."""
    key, period = request.GET.get("table", topic), request.GET.get("period", "")
    icb_id = request.actor.organisation_id  # type: ignore[attr-defined]
    release = selectors.released(icb_id=icb_id, period=period)
    if release is None or key not in release.figures["tables"]:
        return redirect("dashboards:topic_detail", topic)
    table = selectors.table_of(release, key)
    return file_response(table, kind=request.GET.get("as", ""), name=f"{key}-{release.period}")
