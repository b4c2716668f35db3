"""A table handed out as a file."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from evaluation.dashboards import selectors
from evaluation.dashboards.selectors.tables import Table
from spcore.loading import writing


def file_response(table: Table, *, kind: str, name: str) -> HttpResponse:
    """Return a table as CSV, or as a workbook of one sheet where `kind` is "xlsx"."""
    headings, rows = selectors.file_rows(table)
    return rows_response(headings, rows, kind=kind, name=name, sheet=table.key.replace(".", " "))


def rows_response(
    headings: Sequence[str],
    rows: Iterable[Sequence[writing.Cell]],
    *,
    kind: str,
    name: str,
    sheet: str,
) -> HttpResponse:
    """Return rows as CSV, or as a workbook of one sheet where `kind` is "xlsx"."""
    if kind == "xlsx":
        content = writing.as_workbook(sheet, headings, rows)
        response = HttpResponse(content, content_type=writing.XLSX)
    else:
        response = HttpResponse(writing.as_csv(headings, rows), content_type=writing.CSV)
    ending = "xlsx" if kind == "xlsx" else "csv"
    file = f"{name.replace('.', '-')}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response
