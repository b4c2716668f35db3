"""What the columns of a directory in a table mean: told in a file, else guessed by heading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from providers.services.directory_columns import FIELDS, field_of
from spcore.loading.files import read_text
from spcore.loading.report import Unusable
from spcore.names import folded


@dataclass(frozen=True, slots=True)
class TableMapping:
    """
    What the columns of one table are, by heading. None: guess from the headings.

    `sheet` names the sheet of a workbook; `file` another file beside the first. The rows of each
    `linked` table hold more places and times of the service whose id stands in their column "id".
    """

    columns: Mapping[str, str] | None = None
    sheet: str = ""
    file: str = ""
    linked: tuple["TableMapping", ...] = ()

    def fields_of(self, headings: Sequence[str], *, name: str) -> list[str]:
        """Return what each heading means, "" for what is left out. :raises Unusable:"""
        if self.columns is None:
            return [field_of(heading) for heading in headings]
        told = {folded(heading): field for heading, field in self.columns.items()}
        missing = sorted(set(told) - {folded(heading) for heading in headings})
        if missing:
            found = ", ".join(headings[:30])
            raise Unusable(f"{name} has no column {missing[0]!r}.", f"It has: {found}.", row=1)
        return [told.get(folded(heading), "") for heading in headings]


def read_mapping(path: Path) -> TableMapping:
    """Return what a file (JSON or YAML) says that the columns are. :raises Unusable:"""
    try:
        body = yaml.safe_load(read_text(path))
    except yaml.YAMLError as error:
        raise Unusable(f"{path.name} is neither JSON nor YAML.", str(error)[:200]) from error
    return _mapping(body, path.name)


def _mapping(body: Any, name: str) -> TableMapping:
    columns = body.get("columns") if isinstance(body, dict) else None
    if not isinstance(columns, dict) or not columns:
        remedy = 'Write {"columns": {"Heading": "name", ...}}.'
        raise Unusable(f"{name} says of no column what it is.", remedy)
    for heading, field in columns.items():
        if field not in FIELDS:
            remedy = f"There are: {', '.join(FIELDS)}."
            raise Unusable(f"{name} says that {heading!r} is {field!r}.", remedy)
    return TableMapping(
        columns={str(heading): field for heading, field in columns.items()},
        sheet=str(body.get("sheet") or ""),
        file=str(body.get("file") or ""),
        linked=tuple(_mapping(each, name) for each in body.get("linked") or ()),
    )
