"""Legal advice providers of the Legal Aid Agency: offices and outreach, 2014-15."""

from collections.abc import Iterator
from pathlib import Path

from providers.adapters.fields import Watch, known, line_breaks, place_of, split_address
from providers.adapters.records import entries_of_csv, files_in, nameless
from providers.adapters.taxonomies.legal_aid import LEGAL_AID, NAMES
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    ProviderEntry,
    Source,
    TermEntry,
    short_hash,
)
from spcore.loading.files import Row
from spcore.loading.wording import sensible_case
from spcore.needs import Need

SOURCE = Source("legal-advice", "Legal advice providers, Legal Aid Agency 2014-15", "MIT; OGL v3")
REQUIRED = (
    "kind",
    "organisation",
    "organisation_type",
    "website",
    "address",
    "city",
    "postcode",
    "longitude",
    "latitude",
    "telephone",
    "category_codes",
)


def read(paths: list[Path]) -> Iterator[Found]:
    """Give each office and each outreach session as a service. :raises Unusable:"""
    for path in files_in(paths, ".csv"):
        yield from entries_of_csv(path, _read, required=REQUIRED)


def _read(row: Row) -> Found:
    organisation = sensible_case(known(row["organisation"])).rstrip(".")
    if not organisation:
        return nameless(row.number, "organisation")
    watch = Watch(row.number)
    city = known(row["city"])
    postcode = watch.postcode(row["postcode"])
    terms = _terms(row["category_codes"])
    latitude, longitude = watch.coordinates(row["latitude"], row["longitude"])
    website = watch.url(row["website"])
    parts = (organisation.casefold(), row["kind"], line_breaks(row["address"]), postcode)
    return DirectoryEntry(
        source_id=short_hash(*parts, row["category_codes"], row["telephone"]),
        name=f"{organisation}, {city}" if city else organisation,
        provider=ProviderEntry(
            source_id=organisation.casefold()[:120], name=organisation, website=website
        ),
        description=_description(row, terms),
        needs=() if terms else (Need.LEGAL,),
        terms=terms,
        tags=("Legal advice",),
        how_to_refer="Ring for an appointment.",
        phone=watch.phone(row["telephone"]),
        url=website,
        places=place_of(
            split_address(row["address"], postcode=postcode)[0],
            city=city,
            postcode=postcode,
            latitude=latitude,
            longitude=longitude,
        ),
        row=row.number,
        warnings=tuple(watch.warnings),
    )


def _terms(codes: str) -> tuple[TermEntry, ...]:
    found = dict.fromkeys(code.strip() for code in codes.split(";"))
    return tuple(LEGAL_AID.term(code, NAMES.get(code, code)) for code in found if code)


def _description(row: Row, terms: tuple[TermEntry, ...]) -> str:
    what = ", ".join(term.name for term in terms).lower() or "legal advice"
    where = "An outreach session" if row["kind"] == "outreach" else "An office"
    return f"{where} for legal advice: {what}."
