"""Public libraries (Arts Council England's dataset, a CSV a council, 31 columns)."""

from collections.abc import Iterator
from pathlib import Path

from providers.adapters.fields import DAYS, Watch, address_of, known, place_of, together
from providers.adapters.records import entries_of_csv, files_in, nameless
from providers.models import ReferralRoute, ServiceStatus
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    ProviderEntry,
    ScheduleEntry,
    Source,
    short_hash,
)
from spcore.loading.files import Row
from spcore.needs import Need

SOURCE = Source("libraries", "Public libraries in England", "MIT; source councils, Arts Council")
KINDS = {
    "LAL": "Public library run by the council.",
    "CL": "Public library run for the council by others.",
    "CRL": "Public library run by its community with the council.",
    "ICL": "Independent community library.",
}
NEEDS = (Need.LONELINESS, Need.LEARNING, Need.DIGITAL)
REQUIRED = (
    "Local authority",
    "Library name",
    "Address 1",
    "Address 2",
    "Address 3",
    "Postcode",
    "Year opened",
    "Year closed",
    *(f"{day.title()} staffed hours" for day in DAYS),
)


def read(paths: list[Path]) -> Iterator[Found]:
    """Give the libraries of the files, or of the CSV files of a folder. :raises Unusable:"""
    for path in files_in(paths, ".csv"):
        yield from entries_of_csv(path, _read, required=REQUIRED)


def _read(row: Row) -> Found:
    authority, name = known(row["Local authority"]), known(row["Library name"])
    if not (authority and name):
        return nameless(row.number, "Library name")
    watch = Watch(row.number)
    postcode = watch.postcode(row["Postcode"], "Postcode")
    lines = address_of(*(row[f"Address {number}"] for number in (1, 2, 3)), postcode=postcode)
    return DirectoryEntry(
        source_id=short_hash(authority, name.casefold(), postcode),
        name=_name(name),
        provider=ProviderEntry(source_id=authority.casefold(), name=authority),
        description=_description(row),
        status=ServiceStatus.DEFUNCT if _is_closed(row) else ServiceStatus.ACTIVE,
        needs=NEEDS,
        tags=("Library",),
        is_free=True,
        referral_route=ReferralRoute.SELF,
        how_to_refer="Anybody can walk in.",
        url=watch.url(row.get("URL"), "URL"),
        email=watch.email(row.get("Email address"), "Email address"),
        opening_text=known(row.get("Special hours")),
        places=place_of(lines[:1], city=lines[1] if len(lines) > 1 else "", postcode=postcode),
        schedules=_schedules(row, watch),
        row=row.number,
        warnings=tuple(watch.warnings),
    )


def _name(name: str) -> str:
    told = name.casefold()
    is_told = any(word in told for word in ("library", "book drop", "archive"))
    return name if is_told else f"{name} Library"


def _description(row: Row) -> str:
    kind = KINDS.get(row.get("Type of library").strip("-"), "Public library.")
    shared = known(row.get("Co-located with"))
    parts = [kind, f"In the same building: {shared}." if shared else "", known(row.get("Notes"))]
    return " ".join(part for part in parts if part)


def _is_closed(row: Row) -> bool:
    closed, opened = row["Year closed"], row["Year opened"]
    return bool(closed) and not (opened > closed)


def _schedules(row: Row, watch: Watch) -> tuple[ScheduleEntry, ...]:
    rows = []
    for day, code in DAYS.items():
        for kind in ("staffed", "unstaffed"):
            column = f"{day.title()} {kind} hours"
            hours = watch.hours(row.get(column), column)
            if any(hours):
                rows.append((code, *hours))
    return together(rows)
