"""Files as text, tables and JSON, however they were saved; never a traceback for a bad one."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spcore.loading.report import Refusal, Unusable

MAXIMUM_BYTES = 50 * 1024 * 1024
MAXIMUM_COLUMNS = 500
MAXIMUM_FIELD = 100_000
SAVE_AS = "Save it again as CSV UTF-8 (comma delimited)."
# Control characters, which no field means and the database refuses, save tab and line ends.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

# The limit is the process's, not a reader's: set once, to what no accepted file can reach, lest one
# reader lower it under another.
csv.field_size_limit(MAXIMUM_BYTES)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by the headings asked for; `number` is the spreadsheet's."""

    number: int
    values: dict[str, str]

    def __getitem__(self, heading: str) -> str:
        """Return the field under `heading`, stripped."""
        return self.values[heading]

    def get(self, heading: str) -> str:
        """Return the field under `heading`, or nothing where the file has no such column."""
        return self.values.get(heading, "")


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252. :raises Unusable:"""
    raw = read_bytes(path)
    text = decode(path.name, raw)
    if not text.strip():
        raise Unusable(f"{path.name} is empty.", "Check that it was saved and copied whole.")
    return text


def read_json(path: Path) -> Any:
    """Return what a JSON file holds. :raises Unusable:"""
    return parse_json(read_text(path), name=path.name)


def parse_json(text: str, *, name: str) -> Any:
    """Return what JSON text holds. :raises Unusable:"""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Unusable(
            f"{name} is not JSON: {error.msg} (line {error.lineno}, character {error.colno}).",
            "Ask for the file again, or check that it is complete.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise Unusable(f"{name} is not JSON that can be read: {error}.") from error


def read_rows(path: Path, *, required: tuple[str, ...]) -> Iterator[Row | Refusal]:
    """
    Give the rows of a CSV file that has a heading; a ragged or damaged row as a `Refusal`.

    Headings are compared without case, line ends and outer blanks. :raises Unusable: when the file
    is no such table.
    """
    table = _table(path)
    headings = _headings(path, next(table)[1], required)
    for number, cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        refusal = _bad_row(number, cells, len(headings))
        yield refusal or Row(
            number, {name: cell.strip() for name, cell in zip(headings, cells, strict=True)}
        )


def read_table(path: Path, *, columns: int) -> Iterator[tuple[int, list[str]] | Refusal]:
    """Give the rows of a CSV file without a heading. :raises Unusable: when none has `columns`."""
    fits = False
    for number, cells in _table(path):
        if not any(cell.strip() for cell in cells):
            continue
        refusal = _bad_row(number, cells, columns)
        if refusal is None:
            fits = True
            yield number, [cell.strip() for cell in cells]
        elif not fits:
            raise Unusable(
                f"{path.name} is not the expected table: row {number} has {len(cells)}"
                f" columns where {columns} belong.",
                "Check that it is the right file. " + SAVE_AS,
            )
        else:
            yield refusal


def read_bytes(path: Path) -> bytes:
    """Return what a file holds, up to 50 MB. :raises Unusable:"""
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise Unusable(f"{path.name} is larger than 50 MB.", "Split it, or check the file.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unusable(f"There is no file {path}.", "Check the path.") from error
    except IsADirectoryError as error:
        raise Unusable(f"{path} is a folder, not a file.", "Name a file in it.") from error
    except (OSError, ValueError) as error:
        raise Unusable(f"{path} cannot be read.", "Check the path and its permissions.") from error


def decode(name: str, raw: bytes) -> str:
    """Return text in UTF-8, UTF-16 or Windows-1252. :raises Unusable:"""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_as(name, raw, "utf-16")
    if raw[:200:2].count(0) > 20 or raw[1:200:2].count(0) > 20:
        return _decode_as(name, raw, "utf-16-be" if raw[0] == 0 else "utf-16-le")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_as(name, raw, "cp1252")


def _decode_as(name: str, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unusable(f"{name} is not a text file.", SAVE_AS) from error


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = read_text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for cells in reader:
            number += 1
            yield number, cells
    except csv.Error as error:
        raise Unusable(
            f"{path.name} breaks off in row {number + 1}: {error}.",
            "Look there for a quotation mark that is opened and never closed. " + SAVE_AS,
        ) from error


def _headings(path: Path, cells: list[str], required: tuple[str, ...]) -> list[str]:
    known = {_folded(name): name for name in required}
    headings = [known.get(_folded(cell), " ".join(cell.split())) for cell in cells]
    missing = [name for name in required if name not in headings]
    if missing:
        found = ", ".join(repr(name[:40]) for name in headings[:12])
        raise Unusable(
            f"{path.name} has no column {', '.join(repr(name) for name in missing)}.",
            f"Its first row must be the headings; it has {found}.",
            row=1,
        )
    if len(headings) > MAXIMUM_COLUMNS:
        raise Unusable(f"{path.name} has too many columns.", "Check the file.", row=1)
    repeated = sorted({name for name in headings if name and headings.count(name) > 1})
    if repeated:
        problem = f"{path.name} has twice the column {repeated[0]!r}."
        raise Unusable(problem, "Keep the one that is meant.", row=1)
    return headings


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _bad_row(number: int, cells: list[str], expected: int) -> Refusal | None:
    if len(cells) != expected:
        return Refusal(
            number,
            "",
            f"has {len(cells)} columns where the heading has {expected}.",
            "Look for a comma or a line end that is not inside quotation marks.",
        )
    for place, cell in enumerate(cells, 1):
        if len(cell) > MAXIMUM_FIELD or "\x00" in cell:
            problem = "holds a NUL character." if "\x00" in cell else "is far too long."
            return Refusal(number, f"column {place}", problem, "Type the field again.")
    return None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number in JSON")
