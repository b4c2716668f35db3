"""A table somebody sends, whatever it was saved as: its headings and its rows. Knows no meaning."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spcore.loading.files import MAXIMUM_COLUMNS, MAXIMUM_FIELD, decode
from spcore.loading.report import Refusal, Unusable
from spcore.loading.workbook import lines_of_sheet, unpacked_size, visible_sheets

MAXIMUM_ROWS = 100_000
SEPARATORS = ",;\t|"
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # also what a workbook with a password begins with
ZIP = b"PK\x03\x04"
SAMPLES = 3
LOOKED_AT = 50  # rows, for the samples
MARK_UP = 8  # a workbook says in eight characters what a text file says in one


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, each once; and rows by the spreadsheet's number, or why a row cannot be read."""

    headings: list[str]
    rows: Iterator[tuple[int, list[str]] | Refusal]


def open_table(content: bytes, *, name: str, sheet: str = "", most: int = MAXIMUM_ROWS) -> Table:
    """
    Return the table in a CSV file or in a sheet of a workbook, the first unless one is named.

    The separator is found out. Rows are read as they are asked for, which may raise too.
    :raises Unusable: when it is no table, or beyond the limits.
    """
    lines = _lines(content, name, sheet)
    first = next(((number, cells) for number, cells in lines if any(map(str.strip, cells))), None)
    if first is None:
        raise Unusable(f"{name} is empty.", "Check that it was saved with its rows.")
    headings = _headings(first[1], name)
    return Table(headings, _rows(lines, len(headings), name, most))


def read_through(content: bytes, *, name: str) -> None:
    """Read the whole table, to find out whether it can be. :raises Unusable:"""
    for _row in open_table(content, name=name).rows:
        pass


def samples_of(width: int, rows: Sequence[list[str]]) -> list[list[str]]:
    """Return for each column the first things that stand in it in these rows."""
    columns = ([row[place] for row in rows if row[place]] for place in range(width))
    return [[text[:60] for text in dict.fromkeys(column)][:SAMPLES] for column in columns]


def sheets_of(content: bytes, *, name: str) -> list[str]:
    """Return the names of a workbook's visible sheets; none where it is text. :raises Unusable:"""
    return visible_sheets(content, name=name) if content.startswith(ZIP) else []


def volume(content: bytes) -> int:
    """Return about how many bytes of text there are to read, without reading them."""
    return unpacked_size(content) // MARK_UP if content.startswith(ZIP) else len(content)


def _lines(content: bytes, name: str, sheet: str) -> Iterator[tuple[int, list[str]]]:
    if content.startswith(OLD_EXCEL):
        raise Unusable(
            f"{name} is protected by a password, or saved in an old format.",
            "Open it in Excel and save it as .xlsx without a password.",
        )
    if content.startswith(ZIP):
        return lines_of_sheet(content, name=name, sheet=sheet)
    return _lines_of_text(decode(name, content), name)


def _lines_of_text(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    lines = (match[0] for match in LINE.finditer(text))  # a StringIO would hold it four times
    reader = csv.reader(lines, delimiter=_separator(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        raise Unusable(
            f"{name} breaks off in row {number + 1}.",
            "Look there for a quotation mark that is opened and never closed.",
            row=number + 1,
        ) from error


def _separator(text: str) -> str:
    lines = (match[0] for match in LINE.finditer(text))
    first = next((line for line in lines if line.strip(SEPARATORS + " \r\n")), "")
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _headings(cells: list[str], name: str) -> list[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > MAXIMUM_COLUMNS:
        problem = f"{name} has {len(cells):,} columns."
        raise Unusable(problem, f"Keep what is needed: at most {MAXIMUM_COLUMNS}.", row=1)
    found: list[str] = []
    for place, cell in enumerate(cells, 1):
        plain = " ".join(cell.replace("\x00", "").split())[:80] or f"Column {place}"
        again = sum(each == plain or each.startswith(f"{plain} (") for each in found)
        found.append(f"{plain} ({again + 1})" if again else plain)
    return found


def _rows(
    lines: Iterator[tuple[int, list[str]]], width: int, name: str, most: int
) -> Iterator[tuple[int, list[str]] | Refusal]:
    filled = ((number, cells) for number, cells in lines if any(map(str.strip, cells)))
    for place, (number, cells) in enumerate(filled, 1):
        if place > most:
            raise Unusable(f"{name} has more than {most:,} rows.", "Split it into several files.")
        spare = cells[width:]
        if len(cells) < width or any(map(str.strip, spare)):
            yield Refusal(
                number,
                "",
                f"It has {len(cells)} columns where the heading has {width}.",
                "Look for a separator or a line end that is not inside quotation marks.",
            )
            continue
        yield _bad_cell(number, cells[:width]) or (number, [cell.strip() for cell in cells[:width]])


def _bad_cell(number: int, cells: list[str]) -> Refusal | None:
    whole = "".join(cells)
    if "\x00" not in whole and len(whole) <= MAXIMUM_FIELD:
        return None  # nearly every row of a large file
    for place, cell in enumerate(cells, 1):
        if "\x00" in cell:
            text = "It holds a character no text has (NUL)."
            return Refusal(number, f"column {place}", text, "Type the field again.")
        if len(cell) > MAXIMUM_FIELD:
            text = f"It is longer than {MAXIMUM_FIELD:,} characters."
            return Refusal(number, f"column {place}", text, "Shorten the text.")
    return None
