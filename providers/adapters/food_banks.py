"""Food banks: Greater Manchester's CSV and the UK-wide JSON."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from providers.adapters.fields import (
    EMAIL_IN_TEXT,
    Watch,
    host_of,
    known,
    place_of,
    split_address,
)
from providers.adapters.opening import read_opening
from providers.adapters.records import (
    entries_of_csv,
    entries_of_list,
    files_in,
    list_under,
    nameless,
)
from providers.models import ReferralRoute, ServiceStatus
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    ProviderEntry,
    Source,
    short_hash,
)
from spcore.loading.files import Row
from spcore.loading.wording import line
from spcore.needs import Need

SOURCE = Source("food-banks", "Food banks", "OGL v3 (Greater Manchester); MIT (UK)")
REQUIRED = (
    "Name",
    "Referral method",
    "Opening times",
    "Address",
    "Postcode",
    "Contact",
    "Website",
    "Area name",
)
# Networks whose sites are one organisation with several places; others share but a name.
NETWORKS = ("Trussell", "IFAN")
WALK_IN = re.compile(
    r"self.?refer|open door|first come|no evidence|café|cooked meal|hot meal|meals only"
    r"|food & drink available|free refreshment|pay.as.you.feel",
    re.IGNORECASE,
)
GONE = re.compile(r"no longer open|permanently closed", re.IGNORECASE)


def read(paths: list[Path]) -> Iterator[Found]:
    """Give the food banks of CSV and JSON files. :raises Unusable:"""
    for path in files_in(paths, ".csv", ".json"):
        if path.suffix.lower() == ".json":
            records = list_under(path, "foodbanks", "data")
            yield from entries_of_list(records, _read_record, name=path.name)
        else:
            yield from entries_of_csv(path, _read_row, required=REQUIRED)


def _read_row(row: Row) -> Found:
    name = known(row["Name"])
    if not name:
        return nameless(row.number, "Name")
    watch = Watch(row.number)
    postcode = watch.postcode(row["Postcode"], "Postcode")
    lines, city = split_address(row["Address"], postcode=postcode)
    website = watch.url(row["Website"], "Website")
    method, opening = known(row["Referral method"]), known(row["Opening times"])
    email, phone = _contact(row["Contact"], watch)
    host = host_of(website)
    is_network = host.endswith(".foodbank.org.uk")
    # Some write a paragraph where the address belongs.
    site = lines[0] if lines and len(lines[0]) <= 60 else known(row["Area name"])
    branch = f"{site} {postcode}"
    return DirectoryEntry(
        source_id=short_hash("gm", name.casefold(), row["Address"], postcode),
        name=f"{name}: {site}" if site else name,
        provider=_provider(name, host if is_network else branch, website, email),
        description="Food bank.",
        status=ServiceStatus.INACTIVE if GONE.search(method) else ServiceStatus.ACTIVE,
        needs=(Need.FOOD,),
        tags=("Food bank",),
        referral_route=ReferralRoute.SELF if WALK_IN.search(method) else ReferralRoute.CONTACT,
        how_to_refer=method,
        phone=phone,
        email=email,
        url=website,
        opening_text=opening,
        area_served=known(row["Area name"]),
        places=place_of(lines, city=city, postcode=postcode, district=known(row["Area name"])),
        schedules=read_opening(opening),
        row=row.number,
        warnings=tuple(watch.warnings),
    )


def _provider(name: str, key: str, website: str, email: str) -> ProviderEntry:
    """Return a provider of its own for each branch: a shared name makes no organisation."""
    shown = (
        f"{name} ({key.split('.', maxsplit=1)[0]})" if key.endswith(".foodbank.org.uk") else name
    )
    return ProviderEntry(
        source_id=short_hash(name.casefold(), key.casefold()),
        name=shown,
        website=website,
        email=email,
    )


def _contact(text: str, watch: Watch) -> tuple[str, str]:
    """Return address and telephone out of one field that holds either or both."""
    written = known(text)
    match = EMAIL_IN_TEXT.search(written)
    if match is None:
        return "", watch.phone(written, "Contact")
    rest = (written[: match.start()] + written[match.end() :]).strip(" ,;")
    return watch.email(match[0], "Contact"), watch.phone(rest, "Contact")


def _read_record(record: dict[str, Any], number: int) -> Found:
    name = known(record["name"])
    if not name:
        return nameless(number)
    watch = Watch(number)
    postcode = watch.postcode(record.get("postcode"))
    branch, network = known(record.get("location_name")), line(record.get("network"))
    website = watch.url(record.get("url"), "url")
    is_network = network in NETWORKS
    latitude, longitude = watch.coordinates(record.get("lat"), record.get("lon"))
    address = known(record.get("address"))
    shown = name if "food" in name.casefold() or network != "Trussell" else f"{name} Foodbank"
    email = watch.email(record.get("email"))
    of_branch = f"{shown}, {branch}" if branch else shown
    return DirectoryEntry(
        source_id=short_hash("uk", name.casefold(), branch.casefold(), postcode, address),
        name=f"{shown}: {branch}" if branch else shown,
        provider=ProviderEntry(
            source_id=short_hash(name, host_of(website) if is_network else f"{branch} {postcode}"),
            name=shown if is_network else of_branch,
            website=website,
            email=email,
        ),
        description=f"Food bank, {network} network." if is_network else "Food bank.",
        needs=(Need.FOOD,),
        tags=("Food bank",),
        how_to_refer="Ring before you go: many ask for a voucher.",
        phone=watch.phone(record.get("phone")),
        email=email,
        url=website,
        places=place_of([address], postcode=postcode, latitude=latitude, longitude=longitude),
        row=number,
        warnings=tuple(watch.warnings),
    )
