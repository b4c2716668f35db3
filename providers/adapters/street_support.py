"""Street Support's listings for Greater Manchester, by category and by day of the week."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from providers.adapters.fields import (
    PHONE_IN_TEXT,
    Watch,
    address_of,
    day_code,
    known,
    place_of,
    together,
)
from providers.adapters.records import entries_of_list, files_in, nameless
from providers.adapters.taxonomies.streetsupport import STREET_SUPPORT
from providers.adapters.taxonomies.words import needs_of_words
from providers.models import ServiceStatus
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    Note,
    ProviderEntry,
    ScheduleEntry,
    Source,
    short_hash,
)
from spcore.loading.files import read_json
from spcore.loading.report import Unusable
from spcore.loading.wording import line, paragraphs

SOURCE = Source("streetsupport", "Street Support, Greater Manchester", "MIT")
WOMEN = re.compile(r"\b(female|women only|women who)\b", re.IGNORECASE)


def read(paths: list[Path]) -> Iterator[Found]:
    """Give the services of either kind of file. :raises Unusable: for another."""
    for path in files_in(paths, ".json"):
        body = read_json(path)
        if isinstance(body, dict) and isinstance(body.get("providers"), list):
            yield from entries_of_list(body["providers"], _by_category, name=path.name)
        elif isinstance(body, dict) and isinstance(body.get("daysServices"), list):
            yield from _by_day(body, path.name)
        else:
            raise Unusable(f"{path.name} has neither “providers” nor “daysServices”.")


def _by_category(record: dict[str, Any], number: int) -> Found:
    provider = line(record["serviceProviderName"])
    if not (provider and record["id"]):
        return nameless(number, "serviceProviderName")
    kinds = record.get("subCategories") or [
        {"id": record["categoryId"], "name": record["categoryName"]}
    ]
    place = record.get("location") or {}
    lines = [place.get(f"streetLine{each}") for each in (1, 2, 3, 4)]
    entry = _entry(record, number, provider=provider, key=record["serviceProviderId"])
    if isinstance(entry, DirectoryEntry):
        terms = tuple(STREET_SUPPORT.term(line(each["id"]), line(each["name"])) for each in kinds)
        watch = Watch(number, list(entry.warnings))
        return replace(
            entry,
            source_id=str(record["id"]),
            name=f"{provider}: {', '.join(term.name for term in terms)}",
            terms=terms,
            status=_status(record),
            description=paragraphs(record.get("info")),
            places=_place(place, lines, watch),
            schedules=_schedules(record.get("openingTimes") or [], watch),
            warnings=tuple(watch.warnings),
        )
    return entry


def _by_day(body: dict[str, Any], name: str) -> Iterator[Found]:
    """Give each service once, though the file repeats it for every day it is open."""
    days = [day.get("serviceProviders") for day in body["daysServices"] if isinstance(day, dict)]
    rows = [row for day in days if isinstance(day, list) for row in day]
    services: dict[str, DirectoryEntry] = {}
    for found in entries_of_list(rows, _day_row, name=name):
        if not isinstance(found, DirectoryEntry):
            yield found
        elif found.source_id in services:
            first = services[found.source_id]
            services[found.source_id] = replace(first, schedules=_merged(first, found))
        else:
            services[found.source_id] = found
    yield Note(f"{name}: {len(rows):,} rows, a row for each day, are {len(services):,} services.")
    yield from services.values()


def _merged(first: DirectoryEntry, other: DirectoryEntry) -> tuple[ScheduleEntry, ...]:
    rows = [
        (day, each.opens_at, each.closes_at)
        for each in (*first.schedules, *other.schedules)
        for day in each.byday.split(",")
    ]
    return together(rows)


def _day_row(record: dict[str, Any], number: int) -> Found:
    provider, place = line(record["name"]), record.get("address") or {}
    if not provider:
        return nameless(number)
    entry = _entry(record, number, provider=provider, key=record["key"])
    watch = Watch(number, list(entry.warnings))
    info = paragraphs(record.get("serviceInfo"))
    lines = [place.get(each) for each in ("street", "street1", "street2", "street3")]
    postcode = line(place.get("postcode")).upper()
    times = [*(place.get("openingTimes") or []), record.get("openingTime") or {}]
    return replace(
        entry,
        source_id=short_hash(record["key"], info, postcode),
        name=f"{provider}: Support",
        description=info,
        needs=needs_of_words(f"{provider} {info}") or STREET_SUPPORT.needs["support"],
        terms=(STREET_SUPPORT.term("support", "Support"),),
        phone=entry.phone or watch.phone(place.get("telephone")) or _phone_in(info),
        places=_place(place, lines, watch),
        schedules=_schedules(times, watch),
        opening_text="Open all day, every day" if place.get("isOpen247") else "",
        warnings=tuple(watch.warnings),
    )


def _entry(record: dict[str, Any], number: int, *, provider: str, key: str) -> DirectoryEntry:
    """Return what both kinds of record have in common."""
    watch = Watch(number)
    tags = ", ".join(line(tag) for tag in record.get("tags") or [])
    by_appointment = bool(record.get("isAppointmentOnly"))
    return DirectoryEntry(
        source_id=line(key),
        name=provider,
        provider=ProviderEntry(source_id=line(key)[:120], name=provider),
        eligibility=tags,
        women_only=bool(WOMEN.search(tags)),
        by_phone=bool(record.get("isTelephoneService")),
        in_person=not record.get("isTelephoneService"),
        how_to_refer="By appointment only." if by_appointment else "",
        phone=watch.phone(record.get("telephone")) or _phone_in(line(record.get("info"))),
        opening_text="Open all day, every day" if record.get("isOpen247") else "",
        row=number,
        warnings=tuple(watch.warnings),
    )


def _status(record: dict[str, Any]) -> ServiceStatus:
    return ServiceStatus.INACTIVE if record.get("isPublished") is False else ServiceStatus.ACTIVE


def _phone_in(text: str) -> str:
    match = PHONE_IN_TEXT.search(text)
    return match[0] if match else ""


def _place(place: dict[str, Any], lines: list[Any], watch: Watch) -> tuple:
    postcode = watch.postcode(place.get("postcode"))
    latitude, longitude = watch.coordinates(place.get("latitude"), place.get("longitude"))
    return place_of(
        address_of(*lines, postcode=postcode),
        city=known(place.get("city")),
        postcode=postcode,
        latitude=latitude,
        longitude=longitude,
    )


def _schedules(times: list[Any], watch: Watch) -> tuple[ScheduleEntry, ...]:
    rows = []
    for each in times:
        day = day_code(each.get("day"))
        if day:
            opens = watch.clock(each.get("startTime"), "startTime")
            rows.append((day, opens, watch.clock(each.get("endTime"), "endTime")))
    return together(rows)
