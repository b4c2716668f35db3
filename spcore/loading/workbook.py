"""Excel workbooks, read only after the archive was found harmless (bombs, macros, passwords)."""

import io
import stat
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import IO, Any

from spcore.loading.report import Unusable

MAXIMUM_UNPACKED = 50 * 1024 * 1024
MAXIMUM_RATIO = 100
MAXIMUM_ENTRIES = 1000
NESTED = (".zip", ".xlsx", ".xlsm", ".docx", ".gz", ".7z", ".rar")


def read_sheet(path: Path, *, sheet: str, required: tuple[str, ...]) -> list[dict[str, str]]:
    """
    Return the rows of one sheet by heading; line ends in headings count as blanks.

    Cells become text: dates as YYYYMMDD, empty ones as "". :raises Unusable:
    """
    _check_archive(path, path.name)
    rows = _rows(path, sheet)
    headings = [" ".join(str(cell or "").split()) for cell in rows[0]] if rows else []
    missing = [name for name in required if name not in headings]
    if missing:
        raise Unusable(
            f"{path.name}, sheet {sheet!r}, has no column {', '.join(map(repr, missing))}.",
            "Check that it is the right workbook.",
        )
    return [
        {name: _text(cell) for name, cell in zip(headings, row, strict=False)}
        for row in rows[1:]
        if any(cell is not None for cell in row)
    ]


def _rows(path: Path, sheet: str) -> list[tuple]:
    try:
        book = _open(path)
        if sheet not in book.sheetnames:
            found = ", ".join(book.sheetnames)
            raise Unusable(f"{path.name} has no sheet {sheet!r}.", f"It has {found}.")
        return list(book[sheet].iter_rows(values_only=True))
    except Unusable:
        raise
    except Exception as error:
        # openpyxl and the parsers beneath it raise whatever they come upon.
        raise Unusable(f"{path.name} is not a workbook.", "Save it again as .xlsx.") from error


def lines_of_sheet(
    content: bytes, *, name: str, sheet: str = ""
) -> Iterator[tuple[int, list[str]]]:
    """
    Give the rows of a sheet, by their number there: the first visible one unless it is named.

    Days are written YYYY-MM-DD.

    A formula is its last computed value. :raises Unusable:
    """
    _check_archive(io.BytesIO(content), name)
    try:
        with warnings.catch_warnings():  # of styles and extensions that say nothing of the cells
            warnings.simplefilter("ignore")
            book = _open(io.BytesIO(content))
            found = _sheet_of(book, sheet, name)
            found.reset_dimensions()
            for number, cells in enumerate(found.iter_rows(values_only=True), 1):
                yield number, [_typed(cell) for cell in cells]
    except Unusable:
        raise
    except Exception as error:
        # openpyxl and the parsers beneath it raise whatever they come upon.
        raise Unusable(f"{name} is not a workbook.", "Save it again as .xlsx.") from error


def visible_sheets(content: bytes, *, name: str) -> list[str]:
    """Return the names of the sheets that somebody sees. :raises Unusable:"""
    _check_archive(io.BytesIO(content), name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [each.title for each in _visible(_open(io.BytesIO(content)))]
    except Exception as error:
        # openpyxl and the parsers beneath it raise whatever they come upon.
        raise Unusable(f"{name} is not a workbook.", "Save it again as .xlsx.") from error


def _visible(book: Any) -> list[Any]:
    return [each for each in book.worksheets if each.sheet_state == "visible"]


def _sheet_of(book: Any, sheet: str, name: str) -> Any:
    """Return a sheet by its name, or the first that is visible. :raises Unusable:"""
    visible = _visible(book)
    if not sheet:
        return visible[0]
    named = [each for each in visible if each.title.strip().casefold() == sheet.strip().casefold()]
    if not named:
        found = ", ".join(each.title for each in visible)
        raise Unusable(f"{name} has no sheet {sheet!r}.", f"It has {found}.")
    return named[0]


def unpacked_size(content: bytes) -> int:
    """Return how large a workbook says that it is unpacked; 0 where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return 0


def _open(source: Path | IO[bytes]) -> Any:
    import openpyxl  # noqa: PLC0415  it loads NumPy, which only who opens a workbook needs

    return openpyxl.load_workbook(source, read_only=True, data_only=True)


def _check_archive(source: Path | IO[bytes], name: str) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
    except FileNotFoundError as error:
        raise Unusable(f"There is no file {source}.", "Check the path.") from error
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
        raise Unusable(f"{name} is not an Excel workbook (.xlsx).") from error
    if len(entries) > MAXIMUM_ENTRIES:
        raise Unusable(f"{name} packs more than {MAXIMUM_ENTRIES} files.")
    if sum(entry.file_size for entry in entries) > MAXIMUM_UNPACKED:
        raise Unusable(f"{name} unpacks to more than 50 MB.")
    for entry in entries:
        _check_entry(name, entry)


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    inside = entry.filename.lower()
    if entry.file_size > MAXIMUM_RATIO * max(entry.compress_size, 100):
        raise Unusable(f"{name} is packed too tightly to be a workbook.")
    if entry.flag_bits & 1:
        raise Unusable(f"{name} is protected by a password.", "Save it without one.")
    if inside.endswith("vbaproject.bin"):
        raise Unusable(f"{name} contains macros.", "Save it as .xlsx without macros.")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    if is_link or ".." in inside.split("/") or inside.startswith("/") or inside.endswith(NESTED):
        raise Unusable(f"{name} holds an entry no workbook has.")


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "strftime"):
        return cell.strftime("%Y%m%d")
    return str(cell).strip()


def _typed(cell: object) -> str:
    """Return a cell as somebody would have typed it into a text file."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
