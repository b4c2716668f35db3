"""Many tables as one file, written while it is read: a ZIP of CSV files, or one workbook."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from spcore.loading.writing import Cell, safe

ZIP = "application/zip"
MOST_ROWS = 1_048_576  # of a sheet, its heading with them
MOST_LETTERS = 32_767  # of a cell
CHUNK = 64 * 1024
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its headings, and what gives its rows when it is their turn."""

    name: str
    headings: Sequence[str]
    rows: Callable[[], Iterable[Sequence[Cell]]]


def zip_of_csv(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """Give a ZIP with a CSV file for each table. No cell is taken for a formula."""
    return _zipped((f"{sheet.name}.csv", _csv(sheet)) for sheet in sheets)


def workbook(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """Give a workbook with a visible sheet for each table. What a sheet cannot hold is left out."""
    parts: list[tuple[str, Iterable[bytes]]] = [
        ("[Content_Types].xml", [_types(len(sheets)).encode()]),
        ("_rels/.rels", [_relations([("officeDocument", "xl/workbook.xml")]).encode()]),
        ("xl/workbook.xml", [_book(sheets).encode()]),
        ("xl/_rels/workbook.xml.rels", [_relations(_places(len(sheets))).encode()]),
    ]
    parts += [
        (f"xl/worksheets/sheet{place}.xml", _sheet(each)) for place, each in enumerate(sheets, 1)
    ]
    return _zipped(parts)


class _Pipe(io.RawIOBase):
    """A file that only remembers what was written until somebody takes it."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.held += data
        return len(data)

    def taken(self) -> bytes:
        content = bytes(self.held)
        self.held.clear()
        return content


def _zipped(parts: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, content in parts:
            with archive.open(name, "w", force_zip64=True) as entry:
                for piece in content:
                    entry.write(piece)
                    if len(pipe.held) >= CHUNK:
                        yield pipe.taken()
    yield pipe.taken()


def _csv(sheet: Sheet) -> Iterator[bytes]:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    yield b"\xef\xbb\xbf"  # lets a spreadsheet read its letters
    for row in _lines(sheet):
        writer.writerow([_written(cell) for cell in row])
        if file.tell() >= CHUNK:
            yield _emptied(file)
    yield _emptied(file)


def _emptied(file: io.StringIO) -> bytes:
    text = file.getvalue()
    file.seek(0)
    file.truncate()
    return text.encode("utf-8", "replace")


def _lines(sheet: Sheet) -> Iterator[Sequence[Cell]]:
    yield sheet.headings
    yield from sheet.rows()


def _written(cell: Cell) -> object:
    found = safe(cell)
    return found.isoformat(sep=" ", timespec="seconds") if isinstance(found, datetime) else found


def _sheet(sheet: Sheet) -> Iterator[bytes]:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}">{view}<sheetData>'.encode()
    held: list[str] = []
    for place, row in enumerate(_lines(sheet)):
        if place == MOST_ROWS:
            break
        held.append(f"<row>{''.join(map(_cell, row))}</row>")
        if len(held) == 200:
            yield "".join(held).encode()
            held.clear()
    yield f"{''.join(held)}</sheetData></worksheet>".encode()


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        text = escape(_UNWRITABLE.sub("", str(_written(cell))[:MOST_LETTERS]))
        return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"<c><v>{cell}</v></c>"


def _types(number: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml"'
        f' ContentType="{_KIND}.worksheet+xml"/>'
        for place in range(1, number + 1)
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f"{sheets}</Types>"
    )


def _places(number: int) -> list[tuple[str, str]]:
    return [("worksheet", f"worksheets/sheet{place}.xml") for place in range(1, number + 1)]


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{place}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _book(sheets: Sequence[Sheet]) -> str:
    rows = "".join(
        f'<sheet name={quoteattr(each.name[:31])} sheetId="{place}" r:id="rId{place}"/>'
        for place, each in enumerate(sheets, 1)
    )
    spaces = f'xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"'
    return f"{_HEAD}<workbook {spaces}><sheets>{rows}</sheets></workbook>"
