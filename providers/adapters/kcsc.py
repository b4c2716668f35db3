"""The self care directory of Kensington and Chelsea: organisations, joined with their addresses."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from providers.adapters.fields import Watch, address_of, known, place_of
from providers.adapters.records import entries_of_list, files_in, list_under, nameless
from providers.adapters.taxonomies.kcsc import KCSC
from providers.adapters.taxonomies.words import likely_needs
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    Note,
    PlaceEntry,
    ProviderEntry,
    Source,
    TermEntry,
)
from spcore.loading.report import Unusable
from spcore.loading.wording import line, paragraphs

SOURCE = Source("kcsc", "Kensington and Chelsea self care directory", "no licence given")
TAGS = (
    "Self care service category",
    "Self Care Category Secondary",
    "Activity Type",
    "Beneficiary Categories",
    "Main beneficiary group",
)
ONE_TO_ONE = {"one to one": True, "group": False}
Addresses = dict[str, dict[str, Any]]


def read(paths: list[Path]) -> Iterator[Found]:
    """
    Give the services. Name both files, their folder, or the organisations alone.

    :raises Unusable: when there are no organisations.
    """
    records, addresses = _both(files_in(paths, ".json"))
    if not addresses:
        yield Note("There is no addresses file beside it: the listings have no places.")
    yield from entries_of_list(
        records, lambda record, number: _read(record, number, addresses), name="organisations"
    )


def _both(paths: list[Path]) -> tuple[list[Any], Addresses]:
    records: list[Any] = []
    addresses: Addresses = {}
    paths = [path for path in paths if len(paths) < 3 or "kcsc" in path.name]
    for path in [*paths, *_neighbours(paths)]:
        for each in list_under(path, "organisations", "addresses"):
            inner = each.get("address") if isinstance(each, dict) else None
            if isinstance(inner, dict):
                addresses[line(inner.get("Contact ID"))] = inner
            else:
                records.append(each)
    if not records:
        raise Unusable(f"{paths[0].name} holds no organisations.", "Name the organisations file.")
    return records, addresses


def _neighbours(paths: list[Path]) -> list[Path]:
    """Return the addresses file that lies beside a lone organisations file."""
    if len(paths) != 1 or "organisations" not in paths[0].name:
        return []
    beside = paths[0].with_name(paths[0].name.replace("organisations", "addresses"))
    return [beside] if beside.exists() else []


def _read(record: dict[str, Any], number: int, addresses: Addresses) -> Found:
    body = record["organisation"]
    name, key = line(body["Display Name"]), line(body["Contact ID"])
    if not (name and key):
        return nameless(number, "Display Name")
    watch = Watch(number)
    texts = [paragraphs(body.get(each)) for each in ("Service Activities", "Summary of Activities")]
    terms = _terms(body)
    provider = line(body.get("Delivered by-Organization Name")) or name
    changed = watch.day(
        line(body.get("Modified date")).partition(" - ")[0], "Modified date", "%a, %d/%m/%Y"
    )
    phone = watch.phone(body.get("OfficeMain-Phone-General Phone"))
    email, website = watch.email(body.get("OfficeMain-Email")), watch.url(body.get("Website"))
    return DirectoryEntry(
        source_id=key,
        name=name,
        provider=ProviderEntry(provider.casefold()[:120], provider, website=website),
        description=max(texts, key=len),
        needs=() if any(term.needs for term in terms) else likely_needs(name, max(texts, key=len)),
        terms=terms,
        eligibility=_listed(body.get("Beneficiary Categories")),
        women_only=bool(re.fullmatch("women", line(body.get("Main beneficiary group")).lower())),
        one_to_one=ONE_TO_ONE.get(line(body.get("Self Care One to One or Group")).casefold()),
        phone=phone,
        email=email,
        url=website,
        area_served=_listed(body.get("Where we work")),
        verified_on=changed,
        verified_by="The directory's own last change" if changed else "",
        places=_places(addresses.get(key), watch),
        row=number,
        warnings=tuple(watch.warnings),
    )


def _terms(body: dict[str, Any]) -> tuple[TermEntry, ...]:
    found = dict.fromkeys(
        part.strip() for name in TAGS for part in line(body.get(name)).split(",") if part.strip()
    )
    return tuple(KCSC.term(part) for part in found)


def _listed(text: object) -> str:
    return ", ".join(part.strip() for part in line(text).split(",") if part.strip())


def _places(address: dict[str, Any] | None, watch: Watch) -> tuple[PlaceEntry, ...]:
    if address is None:
        return ()
    if line(address.get("Location Type")) == "Home":
        watch.warn("Location Type", "is somebody's home.", "The address was left out.")
        return ()
    postcode = watch.postcode(address.get("postal_code"), "postal_code")
    extra = [address.get(f"Supplemental Address {number}") for number in (1, 2, 3)]
    street = known(address.get("Street Address"))
    lines = address_of(street, *extra, postcode=postcode)
    latitude, longitude = watch.coordinates(address.get("Latitude"), address.get("Longitude"))
    return place_of(
        lines,
        city=known(address.get("city")),
        postcode=postcode,
        latitude=latitude,
        longitude=longitude,
    )
