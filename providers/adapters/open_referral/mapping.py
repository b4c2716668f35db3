"""One Open Referral UK v3 service as a directory entry. Pure."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from providers.adapters.fields import Watch, address_of, known
from providers.adapters.open_referral.details import Record, language_names, listed, read_details
from providers.adapters.open_referral.own import own_fields, own_place_fields
from providers.adapters.records import nameless
from providers.adapters.taxonomies.open_eligibility import OPEN_ELIGIBILITY
from providers.adapters.taxonomies.outpost import OUTPOST
from providers.adapters.taxonomies.ukcat import UKCAT
from providers.adapters.taxonomies.words import likely_needs, needs_by_name
from providers.models import LocationKind, ServiceStatus
from providers.services.directory_entry import (
    DirectoryEntry,
    PlaceEntry,
    ProviderEntry,
    TermEntry,
)
from spcore.loading.report import Refusal
from spcore.loading.wording import line, paragraphs
from spcore.needs import Need

# Our own needs, as our feed publishes them: by label, and by key.
OURS = {str(need.label).casefold(): need for need in Need} | {need.value: need for need in Need}
YEAR = re.compile(r"^(1[0-9]|20)\d\d$")
ONLINE = re.compile(r"\b(online|zoom|virtual|webinar)\b", re.IGNORECASE)


def read_service(record: Record, number: int) -> DirectoryEntry | Refusal:
    """Return a service with its organisation, places, times and terms; null means left out."""
    name, key = known(record.get("name")), line(record.get("id"))
    if not (name and key):
        return nameless(number, "name" if key else "id")
    watch = Watch(number)
    _check_id(key, watch)
    low, high = watch.ages(record.get("minimum_age"), record.get("maximum_age"))
    terms = _terms(record)
    assured = watch.day(record.get("assured_date"), "assured_date")
    places = tuple(dict.fromkeys(_places(record, watch)))
    fees = paragraphs(record.get("fees_description") or record.get("fees"))
    fields: dict[str, Any] = {
        "source_id": key[:120],
        "name": name,
        "provider": _provider(record, name, watch),
        "description": paragraphs(record.get("description")),
        "status": _status(record, watch),
        "needs": _likely(record, name, terms),
        "terms": terms,
        "minimum_age": low,
        "maximum_age": high,
        "languages": language_names(record),
        "fees": fees,
        "is_free": True if fees.casefold().rstrip(".") in ("free", "no charge") else None,
        "online": bool(ONLINE.search(name)) or _is_virtual(places),
        "in_person": not (places and _is_virtual(places)),
        "phone": _phone(record, watch),
        "email": watch.email(record.get("email")),
        "url": watch.url(record.get("url"), "url"),
        "area_served": _areas(record),
        "verified_on": assured,
        "verified_by": "Assured by its publisher" if assured else "",
        "places": places,
        **_texts(record, watch),
        **read_details(record, watch),
        **own_fields(record, watch),
    }
    return DirectoryEntry(**fields, row=number, warnings=tuple(watch.warnings))


def _likely(record: Record, name: str, terms: tuple[TermEntry, ...]) -> tuple[Need, ...]:
    """Return what its words say it is for, where no term does."""
    if any(term.needs for term in terms):
        return ()
    return likely_needs(name, paragraphs(record.get("description")))


def _texts(record: Record, watch: Watch) -> dict[str, str]:
    """Return what the standard says in words and few publishers fill."""
    return {
        "alternate_name": known(record.get("alternate_name"))[:255],
        "alert": paragraphs(record.get("alert")),
        "interpretation": paragraphs(record.get("interpretation_services")),
        "accreditations": paragraphs(record.get("accreditations")),
        "licences": paragraphs(record.get("licenses")),
        "eligibility": paragraphs(record.get("eligibility_description")),
        "how_to_refer": paragraphs(record.get("application_process")),
        "assurer_email": watch.email(record.get("assurer_email"), "assurer_email"),
    }


def _check_id(key: str, watch: Watch) -> None:
    try:
        UUID(key)
    except ValueError:
        watch.warn("id", f"{key!r} is no UUID, which the standard asks for.", "It was kept.")


def _status(record: Record, watch: Watch) -> ServiceStatus:
    status = line(record.get("status")) or ServiceStatus.ACTIVE
    if status not in ServiceStatus.values:
        watch.warn("status", f"{status!r} is no status of the standard.", "Taken as inactive.")
        return ServiceStatus.INACTIVE
    return ServiceStatus(status)


def _provider(record: Record, name: str, watch: Watch) -> ProviderEntry:
    body = record.get("organization")
    body = body if isinstance(body, dict) else {}
    key = line(body.get("id") or record.get("organization_id")) or f"service-{record['id']}"
    identifiers = _identifiers(body)
    numbers = {scheme: number for scheme, _kind, number in identifiers}
    phones = listed(body, "phones")
    founded = line(body.get("year_incorporated"))
    return ProviderEntry(
        source_id=key[:120],
        name=known(body.get("name")) or name,
        description=paragraphs(body.get("description")),
        website=watch.url(body.get("website"), "organization.website"),
        email=watch.email(body.get("email"), "organization.email"),
        charity_number=numbers.get("GB-CHC", ""),
        company_number=numbers.get("GB-COH", ""),
        phone=watch.phone(phones[0].get("number"), "organization.phones") if phones else "",
        year_incorporated=int(founded) if YEAR.match(founded) else None,
        identifiers=tuple(each for each in identifiers if each[0] not in ("GB-CHC", "GB-COH")),
        alternate_name=known(body.get("alternate_name"))[:255],
        legal_status=known(body.get("legal_status"))[:100],
        logo=watch.url(body.get("logo"), "organization.logo"),
        uri=known(body.get("uri"))[:500],
    )


def _identifiers(body: Record) -> tuple[tuple[str, str, str], ...]:
    """Return scheme, kind and identifier of each registration that has one."""
    rows = (
        (
            known(each.get("identifier_scheme"))[:60],
            (known(each.get("identifier_type")) or known(each.get("identifier_scheme")))[:100],
            line(each.get("identifier"))[:120],
        )
        for each in listed(body, "organization_identifiers")
    )
    return tuple(dict.fromkeys(row for row in rows if row[1] and row[2]))


def _terms(record: Record) -> tuple[TermEntry, ...]:
    rows = listed(record, "attributes")
    found = (_term(each["taxonomy_term"], each) for each in rows if _has_term(each))
    return tuple(dict.fromkeys(term for term in found if term))


def _has_term(attribute: Record) -> bool:
    return isinstance(attribute.get("taxonomy_term"), dict)


def _term(body: Record, attribute: Record) -> TermEntry | None:
    name = known(body.get("name") or body.get("term"))
    if not name:
        return None
    about = body.get("taxonomy_detail")
    about = about if isinstance(about, dict) else {}
    taxonomy = known(body.get("taxonomy") or about.get("name")) or "Open Referral"
    code = line(body.get("code") or body.get("id")) or name
    needs = _needs(name, code)
    return TermEntry(
        vocabulary=f"oruk-{slugify(taxonomy)}"[:60],
        vocabulary_name=taxonomy[:200],
        uri=line(about.get("uri"))[:500],
        code=code[:120],
        name=name[:255],
        needs=needs or (),
        is_known=needs is not None,
        key=line(body.get("id")),
        description=paragraphs(body.get("description")),
        term_uri=line(body.get("term_uri"))[:500],
        language=line(body.get("language"))[:10],
        vocabulary_key=line(body.get("taxonomy_id") or about.get("id")),
        vocabulary_description=paragraphs(about.get("description")),
        vocabulary_version=line(about.get("version"))[:40],
        link_type=line(attribute.get("link_type"))[:60],
        value=line(attribute.get("value"))[:300],
    )


def _needs(name: str, code: str) -> tuple[Need, ...] | None:
    if name.casefold() in OURS:
        return (OURS[name.casefold()],)
    if code.casefold() in UKCAT.needs:
        return UKCAT.needs[code.casefold()]
    return needs_by_name(name, OPEN_ELIGIBILITY, OUTPOST)


def _places(record: Record, watch: Watch) -> Iterable[PlaceEntry]:
    for each in listed(record, "service_at_locations"):
        body = each.get("location")
        if isinstance(body, dict):
            yield _place(body, watch, link_key=line(each.get("id")))


def _place(body: Record, watch: Watch, *, link_key: str) -> PlaceEntry:
    kind = line(body.get("location_type")) or LocationKind.PHYSICAL
    if kind not in LocationKind.values:
        watch.warn("location_type", f"{kind!r} is no type of the standard.", "Taken as physical.")
        kind = LocationKind.PHYSICAL
    addresses = listed(body, "addresses") or [{}]
    address = addresses[0]
    postcode = watch.postcode(address.get("postal_code"), "postal_code")
    latitude, longitude = watch.coordinates(body.get("latitude"), body.get("longitude"))
    fields: dict[str, Any] = {
        "source_id": line(body.get("id"))[:120],
        "kind": LocationKind(kind),
        "name": known(body.get("name"))[:255],
        "address_1": _street(address.get("address_1"), postcode),
        "address_2": _street(address.get("address_2"), postcode),
        "city": known(address.get("city"))[:100],
        "county": known(address.get("state_province"))[:100],
        "postcode": postcode,
        "latitude": latitude,
        "longitude": longitude,
        **_access(body, watch),
        "alternate_name": known(body.get("alternate_name"))[:255],
        "description": paragraphs(body.get("description")),
        "url": watch.url(body.get("url"), "location.url"),
        "external_identifier": known(body.get("external_identifier"))[:100],
        "external_identifier_type": known(body.get("external_identifier_type"))[:60],
        "languages": language_names(body),
        "transport": paragraphs(body.get("transportation")),
        "link_key": link_key,
        **own_place_fields(body),
    }
    return PlaceEntry(**fields)


def _street(text: object, postcode: str) -> str:
    """Return a line of an address without the postcode that stands in it."""
    return ", ".join(address_of(text, postcode=postcode))[:255]


def _access(body: Record, watch: Watch) -> dict[str, str]:
    """Return what is said of access, several entries as one."""
    rows = listed(body, "accessibility")
    said = (line(each.get("description") or each.get("accessibility")) for each in rows)
    details = (paragraphs(each.get("details")) for each in rows)
    pages = (watch.url(each.get("url"), "accessibility.url") for each in rows)
    return {
        "accessibility": "; ".join(dict.fromkeys(filter(None, said))),
        "accessibility_details": "\n\n".join(dict.fromkeys(filter(None, details))),
        "accessibility_url": next(filter(None, pages), ""),
    }


def _is_virtual(places: tuple[PlaceEntry, ...]) -> bool:
    return bool(places) and all(place.kind == LocationKind.VIRTUAL for place in places)


def _phone(record: Record, watch: Watch) -> str:
    contacts = listed(record, "contacts")
    nobody = [each for each in contacts if not known(each.get("name"))]
    phones = [
        *listed(record, "phones"),
        *(phone for each in nobody for phone in listed(each, "phones")),
    ]
    return watch.phone(phones[0].get("number")) if phones else ""


def _areas(record: Record) -> str:
    names = (known(each.get("name")) for each in listed(record, "service_areas"))
    return ", ".join(dict.fromkeys(name for name in names if name))
