"""Outpost, the directory of some councils: pages of services with nested places and terms."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from providers.adapters.fields import (
    POSTCODE_IN_TEXT,
    Watch,
    address_of,
    day_code,
    known,
    place_of,
    split_address,
    together,
    virtual,
)
from providers.adapters.records import entries_of_list, files_in, nameless
from providers.adapters.taxonomies.outpost import OUTPOST
from providers.adapters.taxonomies.words import likely_needs
from providers.models import LocationKind
from providers.services.directory_entry import (
    CostEntry,
    DirectoryEntry,
    Found,
    Note,
    PlaceEntry,
    ProviderEntry,
    Source,
    TermEntry,
)
from providers.services.directory_parts import ContactEntry, LinkEntry
from spcore.loading.files import read_json
from spcore.loading.report import Unusable
from spcore.loading.wording import line, paragraphs

SOURCE = Source("outpost", "Buckinghamshire directories (Outpost)", "Apache-2.0")
NOWHERE = re.compile(r"^(nationwide|national|online|virtual|uk ?wide|countywide)$", re.IGNORECASE)
ONLINE = re.compile(r"\b(online|zoom|virtual|web(?:site|inar)?)\b", re.IGNORECASE)


def read(paths: list[Path]) -> Iterator[Found]:
    """Give the services of pages or of single records. :raises Unusable:"""
    for path in files_in(paths, ".json"):
        body = read_json(path)
        records = body.get("content") if isinstance(body, dict) else body
        if isinstance(body, dict) and "name" in body and "id" in body:
            records = [body]
        if not isinstance(records, list):
            raise Unusable(f"{path.name} is no page of services and no service.")
        total = body.get("totalElements") if isinstance(body, dict) else None
        if isinstance(total, int) and total > len(records):
            yield Note(f"{path.name} holds {len(records)} of {total:,} services, not the rest.")
        yield from entries_of_list(records, _read, name=path.name)


def _read(record: dict[str, Any], number: int) -> Found:
    name = known(record["name"])
    if not (name and record["id"]):
        return nameless(number)
    watch = Watch(number)
    low, high = watch.ages(record.get("min_age"), record.get("max_age"))
    terms, text = _terms(record), paragraphs(record.get("description"))
    places = [_place(each, watch) for each in record.get("locations") or []]
    told = " ".join(f"{each.get('name')} {each.get('city')}" for each in record["locations"] or [])
    is_online = bool(ONLINE.search(f"{name} {told}"))
    contact = _contact(record)
    changed = watch.day(line(record.get("updated_at"))[:10], "updated_at")
    return DirectoryEntry(
        source_id=str(record["id"]),
        name=name,
        provider=(provider := _provider(record, name, watch)),
        description=text,
        needs=() if any(term.needs for term in terms) else likely_needs(name, text),
        terms=terms,
        minimum_age=low,
        maximum_age=high,
        eligibility=_suits(record),
        is_free=_is_free(record),
        online=is_online,
        in_person=not is_online or any(place.postcode for place in places),
        how_to_refer="Needs a referral." if record.get("needs_referral") else "",
        phone=watch.phone(contact.get("phone")),
        contacts=tuple(dict.fromkeys(_contacts(record))),
        links=tuple(_links(record, watch)),
        email=watch.email(contact.get("email")) or provider.email,
        url=watch.url(record.get("url"), "url"),
        area_served=_area(record),
        verified_on=changed,
        verified_by="The directory's own last change" if changed else "",
        places=tuple(dict.fromkeys(places)),
        schedules=_schedules(record, watch),
        costs=tuple(_cost(each, watch) for each in record.get("cost_options") or []),
        row=number,
        warnings=tuple(watch.warnings),
    )


def _area(record: dict[str, Any]) -> str:
    cities = (known(each.get("city")) for each in record.get("locations") or [])
    return next((city for city in cities if NOWHERE.match(city)), "")


def _provider(record: dict[str, Any], name: str, watch: Watch) -> ProviderEntry:
    """Return the organisation; one without a name takes that of its service."""
    body = record.get("organisation") or {}
    return ProviderEntry(
        source_id=str(body.get("id") or f"service-{record['id']}"),
        name=known(body.get("name")) or name,
        description=paragraphs(body.get("description")),
        website=watch.url(body.get("url"), "organisation url"),
        email=watch.email(body.get("email"), "organisation email"),
    )


def _terms(record: dict[str, Any]) -> tuple[TermEntry, ...]:
    names = dict.fromkeys(line(each["name"]) for each in record.get("taxonomies") or [])
    return tuple(OUTPOST.term(name) for name in names if name)


def _suits(record: dict[str, Any]) -> str:
    kinds = [*(record.get("suitabilities") or []), *(record.get("send_needs") or [])]
    names = dict.fromkeys(line(each["name"]) for each in kinds)
    return f"Suits: {', '.join(names)}" if names else ""


def _is_free(record: dict[str, Any]) -> bool | None:
    is_free = record.get("free")
    return is_free if isinstance(is_free, bool) else None


def _contact(record: dict[str, Any]) -> dict[str, Any]:
    """Return the first contact that is nobody in particular: people's own numbers stay out."""
    contacts = [each for each in record.get("contacts") or [] if not known(each.get("name"))]
    return next((each for each in contacts if each.get("phone") or each.get("email")), {})


def _contacts(record: dict[str, Any]) -> Iterator[ContactEntry]:
    """Give whom to ask for; their names and numbers may be their own."""
    for each in record.get("contacts") or []:
        title = known(each.get("title"))[:150]
        if title:
            yield ContactEntry(title)


def _links(record: dict[str, Any], watch: Watch) -> Iterator[LinkEntry]:
    for each in record.get("links") or []:
        url = watch.url(each.get("url"), "links")
        if url:
            yield LinkEntry(url, known(each.get("label"))[:200])


def _place(place: dict[str, Any], watch: Watch) -> PlaceEntry:
    name, city = known(place.get("name")), known(place.get("city"))
    if NOWHERE.match(city):
        return _office(name, watch)
    postcode = watch.postcode(place.get("postal_code"))
    is_masked = bool(place.get("mask_exact_address"))
    point = (place.get("geometry") or {}).get("coordinates") or (None, None)
    latitude, longitude = watch.coordinates(point[1], point[0])
    access = [line(each["name"]) for each in place.get("accessibilities") or []]
    found = place_of(
        [] if is_masked else address_of(place.get("address_1"), postcode=postcode),
        city=city,
        name="" if is_masked else name[:255],
        county=known(place.get("state_province"))[:100],
        postcode="" if is_masked else postcode,
        latitude=None if is_masked else latitude,
        longitude=None if is_masked else longitude,
        accessibility=", ".join(access),
        is_step_free=True if "Wheelchair accessible entrance" in access else None,
        has_accessible_toilet=True if "Accessible toilet facilities" in access else None,
        source_id=str(place["id"]),
    )
    return found[0] if found else virtual(name=name)


def _office(name: str, watch: Watch) -> PlaceEntry:
    """Return the postal address that stands in the name of a place without one, or no place."""
    match = POSTCODE_IN_TEXT.search(name)
    if match is None:
        return virtual(name=name)
    postcode = watch.postcode(match[0], "location name")
    lines, city = split_address(name, postcode=postcode)
    return place_of(lines, city=city, postcode=postcode, kind=LocationKind.POSTAL)[0]


def _schedules(record: dict[str, Any], watch: Watch) -> tuple:
    rows = []
    for each in record.get("regular_schedules") or []:
        day = day_code(each.get("weekday"))
        opens = watch.clock(each.get("opens_at"), "opens_at")
        closes = watch.clock(each.get("closes_at"), "closes_at")
        if day:
            rows.append((day, opens, closes))
    return together(rows)


def _cost(cost: dict[str, Any], watch: Watch) -> CostEntry:
    amount = watch.amount(cost.get("amount"), "cost_options")
    return CostEntry(known(cost.get("option"))[:200], amount, known(cost.get("cost_type"))[:300])
