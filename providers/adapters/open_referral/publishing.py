"""Our listings as Open Referral UK v3 (HSDS-UK 3.0): pure, values in and plain JSON values out."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from providers.models import Capacity, Provider, Schedule, Service, Taxonomy, TaxonomyTerm

NAMESPACE = UUID("6d1f2f0e-5e0b-4d53-9c39-0f6f0a1d7a10")
LONDON = ZoneInfo("Europe/London")
FREQUENCIES = ("WEEKLY", "MONTHLY")
# Before the @ of an address that nobody owns alone.
SHARED = frozenset(
    "admin admissions advice adviceline bookings centre community contact contactus enquiries"
    " enquiry feedback foodbank general hello help helpline hub info information mail membership"
    " office post reception referral referrals services support team volunteering".split()
)


def record(**fields: Any) -> dict[str, Any]:
    """Return the fields that have a value: absent ones are left out (NOTES 1.5, rule 1)."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def derived_id(*parts: object) -> str:
    """Return a UUID for what has no row of its own, the same each time."""
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))


def shared_mailbox(address: str) -> str:
    """Return an address of a team, and nothing for one that may be somebody's own."""
    name = re.split(r"[@+\d._-]", address.lower(), maxsplit=1)[0]
    return address if "@" in address and name in SHARED else ""


def landline(number: str) -> str:
    """Return a telephone number, and nothing for a mobile, which may be somebody's own."""
    digits = re.sub(r"\D", "", number).removeprefix("0044").removeprefix("44").lstrip("0")
    return "" if digits.startswith("7") and not digits.startswith("76") else number


def web_address(url: str) -> str:
    """Return a URL that is one, and nothing for what only looks like one."""
    parts = urlsplit(url) if not re.search(r"\s", url) else urlsplit("")
    return url if parts.scheme in {"http", "https"} and "." in parts.netloc else ""


def moment(at: datetime) -> str:
    """Return RFC 3339 in UTC with milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def hour(clock: time | None, *, on: date | None) -> str:
    """Return HH:MM with London's offset on the day it starts, or in winter."""
    if clock is None:
        return ""
    day = on or date(2026, 1, 1)
    return datetime.combine(day, clock, LONDON).isoformat(timespec="minutes")[11:]


def organization(provider: Provider) -> dict[str, Any]:
    """Return a provider as an organization."""
    about = provider.organisation
    return record(
        id=str(provider.pk),
        name=about.name,
        description=provider.description or about.name,
        website=web_address(provider.website),
        email=shared_mailbox(about.email),
    )


def organization_in_full(provider: Provider) -> dict[str, Any]:
    """Return an organization with its registrations."""
    known = (
        ("GB-CHC", "Charity number", provider.charity_number),
        ("GB-COH", "Company number", provider.company_number),
    )
    identifiers = [
        record(
            id=derived_id(provider.pk, scheme),
            organization_id=str(provider.pk),
            identifier_scheme=scheme,
            identifier_type=kind,
            identifier=number,
        )
        for scheme, kind, number in known
        if number
    ]
    return organization(provider) | record(organization_identifiers=identifiers)


def service_in_list(service: Service) -> dict[str, Any]:
    """Return a service as lists show it; fields that start with `sp_` are our own."""
    weeks = 0 if service.capacity == Capacity.OPEN else service.wait_weeks or 0
    return record(
        id=str(service.pk),
        organization_id=str(service.provider_id),
        name=service.name,
        description=service.description,
        url=web_address(service.url),
        email=shared_mailbox(service.email),
        status=service.status,
        fees="" if service.is_free else service.fees,
        fees_description="Free" if service.is_free else service.fees,
        application_process=service.how_to_refer,
        eligibility_description=service.eligibility,
        wait_time=f"About {weeks} week{'' if weeks == 1 else 's'}" if weeks else "",
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        assured_date=service.verified_on and service.verified_on.isoformat(),
        last_modified=moment(service.modified_at),
        organization=organization(service.provider),
        sp_needs=list(service.needs),
        sp_capacity=service.capacity,
    )


def service_in_full(service: Service) -> dict[str, Any]:
    """Return a service with all that hangs on it. Expects `open_services_in_full`'s prefetches."""
    nested = record(
        phones=_phones(service),
        schedules=[_schedule(row) for row in service.schedules.all()],
        service_areas=_areas(service),
        service_at_locations=[service_at_location(row) for row in service.places.all()],
        languages=_languages(service),
        cost_options=[
            record(
                id=str(row.pk),
                service_id=str(service.pk),
                option=row.option,
                amount=None if row.amount is None else float(row.amount),
                amount_description=row.amount_description,
                currency="GBP" if row.amount is not None else "",
            )
            for row in service.costs.all()
        ],
        attributes=[_attribute(service, term) for term in service.terms.all()],
        organization=organization_in_full(service.provider),
    )
    return service_in_list(service) | nested


def service_at_location(row: Any) -> dict[str, Any]:
    """Return a service at one of its places."""
    return record(
        id=str(row.pk),
        service_id=str(row.service_id),
        location_id=str(row.location_id),
        location=_location(row.location),
    )


def service_at_location_in_full(row: Any) -> dict[str, Any]:
    """Return a service at one of its places, with the service."""
    return service_at_location(row) | {"service": service_in_list(row.service)}


def taxonomy(row: Taxonomy) -> dict[str, Any]:
    """Return a vocabulary."""
    about = row.description or row.name
    return record(id=str(row.pk), name=row.name, description=about, uri=web_address(row.uri))


def taxonomy_term(row: TaxonomyTerm) -> dict[str, Any]:
    """Return a term, with the vocabulary it is from."""
    return record(
        id=str(row.pk),
        code=row.code,
        name=row.name,
        description=row.description or row.name,
        parent_id=row.parent_id and str(row.parent_id),
        taxonomy=row.taxonomy.name,
        taxonomy_id=str(row.taxonomy_id),
    )


def _attribute(service: Service, term: TaxonomyTerm) -> Mapping[str, Any]:
    return record(
        id=derived_id(service.pk, term.pk),
        link_id=str(service.pk),
        link_entity="service",
        taxonomy_term_id=str(term.pk),
        taxonomy_term=taxonomy_term(term),
    )


def _phones(service: Service) -> list[dict[str, Any]]:
    number = landline(service.phone)
    phone = derived_id(service.pk, "phone")
    return [{"id": phone, "service_id": str(service.pk), "number": number}] if number else []


def _areas(service: Service) -> list[dict[str, Any]]:
    if not service.area_served:
        return []
    area = derived_id(service.pk, "area")
    return [{"id": area, "service_id": str(service.pk), "name": service.area_served}]


def _languages(service: Service) -> list[dict[str, Any]]:
    return [
        {"id": derived_id(service.pk, name), "service_id": str(service.pk), "name": name}
        for name in service.languages
    ]


def _schedule(row: Schedule) -> dict[str, Any]:
    starts = row.dtstart or row.valid_from
    return record(
        id=str(row.pk),
        service_id=str(row.service_id),
        freq=row.freq if row.freq in FREQUENCIES else "",
        interval=row.interval,
        byday=row.byday,
        dtstart=row.dtstart and row.dtstart.isoformat(),
        valid_from=row.valid_from and row.valid_from.isoformat(),
        valid_to=row.valid_to and row.valid_to.isoformat(),
        opens_at=hour(row.opens_at, on=starts),
        closes_at=hour(row.closes_at, on=starts),
        description=row.description,
    )


def _location(row: Any) -> dict[str, Any]:
    access = row.accessibility or ("Step-free" if row.is_step_free else "")
    described = [{"id": derived_id(row.pk, "access"), "description": access}] if access else []
    return record(
        id=str(row.pk),
        location_type=row.kind,
        name=row.name,
        latitude=row.latitude,
        longitude=row.longitude,
        addresses=_addresses(row),
        accessibility=described,
        transportation=row.transport,
    )


def _addresses(row: Any) -> list[dict[str, Any]]:
    """Return the address, where enough is known of it: its street and town are demanded."""
    street = row.address_1 or row.name
    town = row.city or row.district or row.county
    if not (street and town and row.postcode):
        return []
    address = record(
        id=derived_id(row.pk, "address"),
        location_id=str(row.pk),
        address_1=street,
        address_2=row.address_2,
        city=town,
        state_province=row.county or row.district or town,
        postal_code=row.postcode,
        country="GB",
        address_type="postal" if row.kind == "postal" else "physical",
    )
    return [address]
