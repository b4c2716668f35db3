"""Tables as CSV or a workbook: no cell is taken for a formula, and nothing hides in the file."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0", "'")
_FORBIDDEN = {code: None for code in range(32) if code not in (9, 10, 13)}
_WIDEST = 60

Cell = str | int | float | date | datetime | None


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the table as CSV with a mark that lets a spreadsheet read its letters."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([safe(cell) for cell in headings])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def as_workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the table as one visible sheet of a new workbook, with nobody named as its author."""
    from openpyxl import Workbook  # noqa: PLC0415  it loads NumPy, which only who writes one needs
    from openpyxl.styles import Font  # noqa: PLC0415

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for line in ([*headings], *rows):
        sheet.append([safe(cell) for cell in line])
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(_WIDEST, longest + 2)
        column[0].font = Font(bold=True)
    sheet.freeze_panes = "A2"
    workbook.properties.creator = ""
    workbook.properties.lastModifiedBy = ""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def safe(cell: Cell) -> Any:
    """
    Return a cell that no spreadsheet runs: text that could begin a formula gets a quote before it.

    A text that begins with a quote gets one too, so that `plain` gives every text back.
    """
    if not isinstance(cell, str):
        return cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
    text = cell.translate(_FORBIDDEN) if not cell.startswith("\0") else cell[1:]
    return f"'{text}" if cell.startswith(_STARTS) else text


def plain(text: str) -> str:
    """Return the text that `safe` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTS) else text
