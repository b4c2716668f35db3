"""Directories kept as a table: any CSV or workbook, with or without a word on its columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from providers.adapters.fields import (
    DAYS,
    Watch,
    address_of,
    day_code,
    known,
    place_of,
    split_address,
    together,
)
from providers.adapters.records import files_in, nameless
from providers.adapters.table_columns import TableMapping
from providers.adapters.taxonomies.open_eligibility import OPEN_ELIGIBILITY
from providers.adapters.taxonomies.outpost import OUTPOST
from providers.adapters.taxonomies.words import likely_needs, needs_by_name, needs_of_words
from providers.services import directory_entry as entries
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    Note,
    PlaceEntry,
    ProviderEntry,
    ScheduleEntry,
    Source,
    short_hash,
)
from providers.services.directory_parts import Again
from spcore.loading import tables
from spcore.loading.files import read_bytes
from spcore.loading.report import Refusal, Unusable
from spcore.loading.tables import open_table
from spcore.loading.wording import line, paragraphs
from spcore.needs import Need

SOURCE = Source("table", "Directory in a table")
GUESSED = TableMapping()
NO_ID = (
    "no column is the number or code of the service. It is known again by its name, who runs it"
    " and its postcode: one that is renamed or moves comes in as a new one beside the old."
)
SEVERAL = re.compile(r"\s*[;,|/\n]\s*")
FREE = frozenset(["free", "free of charge", "no charge", "£0", "£0.00", "0", "no cost"])
OURS = {str(need.label).casefold(): need for need in Need} | {need.value: need for need in Need}

Said = dict[str, list[str]]  # what the cells of a row say, by what they are


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, what its columns are, and what is linked to it."""

    name: str
    content: bytes
    mapping: TableMapping


def read(
    paths: list[Path],
    mapping: TableMapping = GUESSED,
    known: Mapping[str, Again] | None = None,
) -> Iterator[Found]:
    """
    Give the services of the tables. :raises Unusable: when one has no column for the name.

    What stands in a row as it did before is not read again where it is among those `known`.
    """
    for path in files_in(paths, ".csv", ".tsv", ".txt", ".xlsx"):
        beside = [path.with_name(each.file) if each.file else path for each in mapping.linked]
        linked = [
            Opened(other.name, read_bytes(other), each)
            for other, each in zip(beside, mapping.linked, strict=True)
        ]
        yield from read_opened(Opened(path.name, read_bytes(path), mapping), linked, known)


def read_opened(
    main: Opened,
    linked: Sequence[Opened] = (),
    known: Mapping[str, Again] | None = None,
) -> Iterator[Found]:
    """Give the services of a table, with more places and times from those linked to it."""
    more: dict[str, list[tuple[int, Said]]] = {}
    for each in linked:
        for row in _rows(each, needs="id"):
            if isinstance(row, tuple):
                more.setdefault(_first(row[1], "id"), []).append(row)
            else:
                yield replace(row, file=each.name) if isinstance(row, Refusal) else row
    for row in _rows(main, needs="name"):
        if isinstance(row, tuple):
            yield _found(row, more.pop(_first(row[1], "id"), []), main.name, known)
        else:
            yield replace(row, file=main.name) if isinstance(row, Refusal) else row
    for key, rows in more.items():
        problem = f"{key!r} is the id of no service." if key else "is empty."
        yield Refusal(rows[0][0], "id", problem, "Check the linked table.", file=main.name)


def _found(
    row: tuple[int, Said],
    more: list[tuple[int, Said]],
    name: str,
    known: Mapping[str, Again] | None,
) -> Found:
    """Return what a row tells; where it is known as it stands, only that."""
    number, said = row
    if known is None:
        return _located(_entry(number, said, more), name)
    raw = sha256(f"{code()}{said}{[each for _row, each in more]}".encode()).hexdigest()
    if raw in known:
        return replace(known[raw], row=number)
    entry = _located(_entry(number, said, more), name)
    return replace(entry, raw=raw) if isinstance(entry, DirectoryEntry) else entry


@cache
def code() -> str:
    """Return what stands for the code that reads: other code may make something else of a row."""
    ours, loading = Path(__file__).parent, Path(tables.__file__).parent
    files = sorted([*ours.rglob("*.py"), *loading.glob("*.py"), Path(entries.__file__)])
    return sha256(b"".join(each.read_bytes() for each in files)).hexdigest()


def _rows(opened: Opened, *, needs: str) -> Iterator[tuple[int, Said] | Refusal | Note]:
    """Give what each row says; first of all which columns are left out."""
    name, mapping = opened.name, opened.mapping
    table = open_table(opened.content, name=name, sheet=mapping.sheet)
    fields = mapping.fields_of(table.headings, name=name)
    if needs not in fields:
        found = ", ".join(table.headings[:30])
        remedy = f"Say in a mapping which of these it is: {found}."
        raise Unusable(f"{name} has no column for the {needs}.", remedy, row=1)
    unused = [heading for heading, field in zip(table.headings, fields, strict=True) if not field]
    if unused:
        yield Note(f"{name}: left out are the columns {', '.join(unused)}.")
    if "id" not in fields:
        yield Note(f"{name}: {NO_ID}")
    for row in table.rows:
        if isinstance(row, Refusal):
            yield row
            continue
        said: Said = {}
        for field, cell in zip(fields, row[1], strict=True):
            if field and cell.strip():
                said.setdefault(field, []).append(cell)
        yield row[0], said


def _first(said: Said, field: str) -> str:
    return line(said[field][0]) if field in said else ""


def _entry(number: int, said: Said, more: list[tuple[int, Said]]) -> DirectoryEntry | Refusal:
    name = known(_first(said, "name"))[:255]
    if not name:
        return nameless(number)
    watch = Watch(number)
    organisation = known(_first(said, "organisation"))[:255] or name
    description = "\n\n".join(filter(None, map(paragraphs, said.get("description", []))))
    every = [said, *(each for _row, each in more)]
    places = tuple(dict.fromkeys(place for each in every for place in _places(each, watch)))
    fees = known(_first(said, "fees"))
    low, high = watch.ages(_first(said, "minimum_age"), _first(said, "maximum_age"))
    tags = _several(said, "category")
    return DirectoryEntry(
        source_id=_first(said, "id") or short_hash(organisation, name, _first(said, "postcode")),
        name=name,
        provider=ProviderEntry(
            source_id=short_hash(organisation.casefold()),
            name=organisation,
            charity_number=known(_first(said, "charity_number")),
        ),
        description=description,
        needs=_needs(name, description, tags),
        tags=tags,
        minimum_age=low,
        maximum_age=high,
        eligibility=known(_first(said, "eligibility")),
        languages=tuple(each[:60] for each in _several(said, "languages")),
        fees=fees,
        is_free=True if fees.casefold().rstrip(".!") in FREE else None,
        phone=watch.phone(_first(said, "phone")),
        email=watch.email(_first(said, "email")),
        url=watch.url(_first(said, "website")),
        opening_text="; ".join(map(line, said.get("opening", []))),
        area_served=", ".join(map(known, said.get("area_served", []))),
        how_to_refer=known(_first(said, "how_to_refer")),
        places=places,
        schedules=tuple(dict.fromkeys(time for each in every for time in _times(each, watch))),
        row=number,
        warnings=tuple(watch.warnings),
    )


def _several(said: Said, field: str) -> tuple[str, ...]:
    """Return what stands in a column, parted where people part: by commas, semicolons, lines."""
    parts = (known(part) for cell in said.get(field, []) for part in SEVERAL.split(cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def _needs(name: str, description: str, tags: tuple[str, ...]) -> tuple[Need, ...]:
    """Return the needs that its categories tell; else those its words do."""
    told: set[Need] = set()
    for tag in tags:
        ours = OURS.get(tag.casefold())
        known_as = needs_by_name(tag, OPEN_ELIGIBILITY, OUTPOST)
        told |= {ours} if ours else set(known_as if known_as is not None else needs_of_words(tag))
    return tuple(need for need in Need if need in told) or likely_needs(name, description)


def _places(said: Said, watch: Watch) -> tuple[PlaceEntry, ...]:
    postcode = watch.postcode(_first(said, "postcode"))
    cells, city = said.get("address", []), known(_first(said, "city"))
    if len(cells) == 1 and not city:
        lines, city = split_address(cells[0], postcode=postcode)
    else:
        lines = address_of(*cells, postcode=postcode)
    north, east = watch.coordinates(_first(said, "latitude"), _first(said, "longitude"))
    return place_of(
        lines,
        city=city,
        name=known(_first(said, "place"))[:255],
        county=known(_first(said, "county"))[:100],
        postcode=postcode,
        latitude=north,
        longitude=east,
    )


def _times(said: Said, watch: Watch) -> tuple[ScheduleEntry, ...]:
    """Return its times: by a column for each day, or by columns for days and hours."""
    by_day = [
        (code, *watch.hours(cell, day))
        for day, code in DAYS.items()
        for cell in said.get(day, [])
        if known(cell) and known(cell).casefold() != "closed"
    ]
    opens = watch.clock(_first(said, "opens_at"), "opens_at")
    closes = watch.clock(_first(said, "closes_at"), "closes_at")
    days = [code for code in map(day_code, _several(said, "day")) if code]
    if opens and not days:
        return (*together(by_day), ScheduleEntry(opens_at=opens, closes_at=closes))
    return together(by_day + [(code, opens, closes) for code in days])


def _located(found: DirectoryEntry | Refusal, name: str) -> DirectoryEntry | Refusal:
    if isinstance(found, Refusal):
        return replace(found, file=name)
    if not found.warnings:
        return found
    return replace(found, warnings=tuple(replace(each, file=name) for each in found.warnings))
