"""One published table as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.loading import writing


@for_roles(Role.COMMISSIONER)
@require_GET
def table_download(request: HttpRequest, topic: str) -> HttpResponse:
    """Hand out a table as CSV or a workbook of one sheet; where there is none, lead back."""
    key, period = request.GET.get("table", topic), request.GET.get("period", "")
    icb_id = request.actor.organisation_id  # type: ignore[attr-defined]
    release = selectors.released(icb_id=icb_id, period=period)
    if release is None or key not in release.figures["tables"]:
        return redirect("dashboards:topic_detail", topic)
    headings, rows = selectors.file_rows(selectors.table_of(release, key))
    is_book = request.GET.get("as") == "xlsx"
    title = key.replace(".", " ")
    content = (
        writing.as_workbook(title, headings, rows) if is_book else writing.as_csv(headings, rows)
    )
    kind, ending = (writing.XLSX, "xlsx") if is_book else (writing.CSV, "csv")
    response = HttpResponse(content, content_type=kind)
    name = f"{key.replace('.', '-')}-{release.period}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
