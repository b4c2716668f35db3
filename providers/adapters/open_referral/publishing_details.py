"""
What hangs on a listing, as Open Referral UK has it. Pure.

Their rows are written anew whenever a source tells of them, so their ids are drawn from the listing
and from what they say: the same words keep the same id, here and wherever they are passed on to.
"""

from collections.abc import Callable, Iterable
from typing import Any

from providers.adapters.open_referral.values import (
    derived_id,
    hour,
    landline,
    record,
    shared_mailbox,
    web_address,
)
from providers.models import Schedule, Service, TaxonomyTerm

FREQUENCIES = ("WEEKLY", "MONTHLY")
EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"
AREA_NAME = 300  # characters, as our column has it
Record = dict[str, Any]


def _of(service: Service, kind: str, bodies: Iterable[Record]) -> list[Record]:
    """Return the bodies that say anything, each once and in one order, with id and service."""
    told = {repr(body): body for body in bodies if body}
    return [
        {"id": derived_id(service.pk, kind, said), "service_id": str(service.pk), **told[said]}
        for said in sorted(told)
    ]


def phones(service: Service) -> list[Record]:
    """Return the numbers that are no mobiles; the service's own comes first."""
    own = landline(service.phone)
    rows = [row for row in service.phones.all() if landline(row.number)]
    bodies = (
        record(
            number=row.number,
            extension=row.extension,
            type=row.kind,
            description=row.description,
            languages=languages(service, row.languages),
        )
        for row in rows
    )
    first = [{"number": own}] if own and own not in {row.number for row in rows} else []
    return _of(service, "phone", first) + _of(service, "phone", bodies)


def schedules(service: Service) -> list[Record]:
    """Return when it happens. What is daily is every day of the week; the standard has no other."""
    return _of(service, "schedule", (_schedule(row) for row in service.schedules.all()))


def _schedule(row: Schedule) -> Record:
    starts = row.dtstart or row.valid_from
    is_daily = row.freq == "DAILY" and row.interval == 1 and not row.byday
    freq, byday = ("WEEKLY", EVERY_DAY) if is_daily else (row.freq, row.byday)
    return record(
        freq=freq if freq in FREQUENCIES else "",
        sp_freq="" if freq in FREQUENCIES else freq,
        interval=row.interval,
        byday=byday,
        bymonthday=row.bymonthday,
        byweekno=row.byweekno,
        byyearday=row.byyearday,
        wkst=row.wkst,
        count=row.count,
        until=row.until and row.until.isoformat(),
        timezone=row.timezone,
        dtstart=row.dtstart and row.dtstart.isoformat(),
        valid_from=row.valid_from and row.valid_from.isoformat(),
        valid_to=row.valid_to and row.valid_to.isoformat(),
        opens_at=hour(row.opens_at, on=starts),
        closes_at=hour(row.closes_at, on=starts),
        description=row.description,
        schedule_link=web_address(row.link),
        attending_type=row.attending_type,
        notes=row.notes,
    )


def areas(service: Service) -> list[Record]:
    """Return the areas it is for; else the one that it names in words."""
    rows = service.areas.all()
    bodies = [
        record(
            name=row.name,
            description=row.description,
            uri=row.uri if web_address(row.uri) else "",
            extent=row.extent,
            extent_type=row.extent_type,
        )
        for row in rows
    ]
    return _of(service, "area", bodies or [record(name=service.area_served[:AREA_NAME])])


def told_area(service: Service) -> str:
    """Return where it says in words that it is for, where the names of the areas do not."""
    names = dict.fromkeys(each["name"] for each in areas(service) if each.get("name"))
    return "" if ", ".join(names) == service.area_served else service.area_served


def costs(service: Service) -> list[Record]:
    """Return the prices."""
    bodies = (
        record(
            option=row.option,
            amount=None if row.amount is None else float(row.amount),
            amount_description=row.amount_description,
            currency=row.currency if row.amount is not None else "",
            valid_from=row.valid_from and row.valid_from.isoformat(),
            valid_to=row.valid_to and row.valid_to.isoformat(),
        )
        for row in service.costs.all()
    )
    return _of(service, "cost", bodies)


def contacts(service: Service) -> list[Record]:
    """Return whom to ask for by what they do: nobody's name (NOTES 1.5, rule 9)."""
    bodies = (
        record(title=row.title, department=row.department, email=shared_mailbox(row.email))
        for row in service.contacts.all()
        if row.is_public
    )
    return _of(service, "contact", bodies)


def documents(service: Service) -> list[Record]:
    """Return the papers to bring."""
    rows = service.documents.all()
    bodies = (record(document=row.document, uri=web_address(row.url)) for row in rows)
    return _of(service, "document", bodies)


def links(service: Service) -> list[Record]:
    """Return the pages beside the main one."""
    rows = (row for row in service.links.all() if web_address(row.url))
    return _of(service, "link", (record(url=row.url, label=row.label) for row in rows))


def funding(service: Service) -> list[Record]:
    """Return who pays for it, where that is public: no amounts and no terms (practice.md 28)."""
    rows = (row for row in service.funding.all() if row.is_public)
    return _of(service, "funding", (record(source=row.funder) for row in rows))


def languages(service: Service, names: Iterable[str]) -> list[Record]:
    """Return languages in their order, each once."""
    return [
        {"id": derived_id(service.pk, name), "service_id": str(service.pk), "name": name}
        for name in dict.fromkeys(names)
    ]


def attributes(service: Service, term: Callable[[TaxonomyTerm], Record]) -> list[Record]:
    """Return the terms it carries."""
    return [
        record(
            id=derived_id(service.pk, row.taxonomyterm_id),
            link_id=str(service.pk),
            link_entity="service",
            link_type=row.link_type,
            value=row.value,
            taxonomy_term_id=str(row.taxonomyterm_id),
            taxonomy_term=term(row.taxonomyterm),
        )
        for row in service.serviceterm_set.all()
    ]
