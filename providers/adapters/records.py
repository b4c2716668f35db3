"""Going through the records of a file: each becomes an entry or a refusal, and none is fatal."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from providers.services.directory_entry import DirectoryEntry, Found
from spcore.loading.files import Row, read_json, read_rows
from spcore.loading.report import Refusal, Unusable

ReadRow = Callable[[Row], Found | None]
ReadRecord = Callable[[dict[str, Any], int], Found | None]


def entries_of_csv(path: Path, read: ReadRow, *, required: tuple[str, ...]) -> Iterator[Found]:
    """Give what `read` makes of each row of a CSV file. :raises Unusable:"""
    for row in read_rows(path, required=required):
        if isinstance(row, Refusal):
            yield replace(row, file=path.name)
            continue
        found = read(row)
        if found is not None:
            yield _located(found, path.name)


def entries_of_list(records: list[Any], read: ReadRecord, *, name: str) -> Iterator[Found]:
    """Give what `read` makes of each record of a JSON list; of another shape, a refusal."""
    for number, record in enumerate(records, 1):
        found = read_safely(record, number, read)
        if found is not None:
            yield _located(found, name)


def read_safely(record: Any, number: int, read: ReadRecord) -> Found | None:
    """Return what `read` makes of a record, or why it is of no shape `read` understands."""
    if not isinstance(record, dict):
        return Refusal(number, "", "is no record.", "Each must be an object in {}.")
    try:
        return read(record, number)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        what = f"{type(error).__name__}: {error}"
        return Refusal(number, "", f"is not built like the others ({what}).", "Ask its publisher.")


def list_under(path: Path, *keys: str) -> list[Any]:
    """Return the list a JSON file holds, under the first of `keys` it has. :raises Unusable:"""
    body = read_json(path)
    if isinstance(body, dict):
        body = next((body[key] for key in keys if isinstance(body.get(key), list)), None)
    if not isinstance(body, list):
        wanted = " or ".join(f"“{key}”" for key in keys)
        raise Unusable(f"{path.name} holds no list under {wanted}.", "Check the format's name.")
    return body


def files_in(paths: list[Path], *suffixes: str) -> list[Path]:
    """Return the files named, and those of each folder named. :raises Unusable: when none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(each for each in path.iterdir() if each.suffix.lower() in suffixes)
        else:
            found.append(path)
    if not found:
        raise Unusable(f"There is no {' or '.join(suffixes)} file in {paths[0]}.")
    return found


def nameless(row: int, column: str = "name") -> Refusal:
    """Return the refusal of a record without a name."""
    return Refusal(row, column, "is empty.", "A listing needs a name.")


def _located(found: Found, name: str) -> Found:
    if isinstance(found, Refusal):
        return replace(found, file=name)
    if isinstance(found, DirectoryEntry):
        return replace(found, warnings=tuple(replace(each, file=name) for each in found.warnings))
    return found
