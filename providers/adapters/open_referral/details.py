"""What hangs on an Open Referral UK service: times, prices, areas, contacts, papers. Pure."""

import re
from collections.abc import Iterator
from typing import Any

from providers.adapters.fields import Watch, known
from providers.services.directory_entry import (
    CostEntry,
    ScheduleEntry,
)
from providers.services.directory_parts import (
    AreaEntry,
    ContactEntry,
    DocumentEntry,
    FundingEntry,
    LinkEntry,
    PhoneEntry,
)
from spcore.loading.wording import line, paragraphs

Record = dict[str, Any]
PHONE_WORDS = ("extension", "type", "description", "languages")
BYDAY = re.compile(r"^[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)$")
AREA_CODE = re.compile(r"\b[EWSNK]\d{8}\b")


def listed(record: Record, name: str) -> list[Record]:
    """Return the records under a name; what is none is passed over."""
    found = record.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def read_details(record: Record, watch: Watch) -> dict[str, Any]:
    """Return the fields of a directory entry that hold several of a thing."""
    return {
        "schedules": _schedules(record, watch),
        "costs": tuple(_cost(each, watch) for each in listed(record, "cost_options")),
        "areas": tuple(_area(each) for each in listed(record, "service_areas")),
        "phones": tuple(_phones(record, watch)),
        "contacts": tuple(dict.fromkeys(_contacts(record, watch))),
        "documents": tuple(_documents(record, watch)),
        "links": tuple(_links(record, watch)),
        "funding": tuple(_funding(record)),
    }


def _area(body: Record) -> AreaEntry:
    uri = known(body.get("uri"))[:500]
    code = AREA_CODE.search(uri) or AREA_CODE.search(line(body.get("extent")))
    return AreaEntry(
        name=known(body.get("name") or body.get("service_area"))[:300],
        description=paragraphs(body.get("description")),
        code=code[0] if code else "",
        uri=uri,
        extent=line(body.get("extent")),
        extent_type=known(body.get("extent_type"))[:20],
    )


def _phones(record: Record, watch: Watch) -> Iterator[PhoneEntry]:
    """Give the numbers behind the first, which is the service's own; that too if more is told."""
    for place, each in enumerate(listed(record, "phones")):
        if not place and not any(each.get(name) for name in PHONE_WORDS):
            continue
        number = watch.phone(each.get("number"))
        if number:
            yield PhoneEntry(
                number=number,
                extension=line(each.get("extension"))[:20],
                kind=known(each.get("type"))[:20],
                description=line(each.get("description"))[:300],
                languages=language_names(each),
            )


def language_names(record: Record) -> tuple[str, ...]:
    """Return the languages of a record by name, else by code, each once."""
    names = (line(each.get("name") or each.get("code")) for each in listed(record, "languages"))
    return tuple(dict.fromkeys(name[:60] for name in names if name))


def _contacts(record: Record, watch: Watch) -> Iterator[ContactEntry]:
    for each in listed(record, "contacts"):
        email = "" if known(each.get("name")) else watch.email(each.get("email"), "contacts.email")
        contact = ContactEntry(
            title=known(each.get("title"))[:150],
            department=known(each.get("department"))[:150],
            email=email,
        )
        if any((contact.title, contact.department, contact.email)):
            yield contact


def _documents(record: Record, watch: Watch) -> Iterator[DocumentEntry]:
    for each in listed(record, "required_documents"):
        document = line(each.get("document"))[:300]
        if document:
            yield DocumentEntry(document, watch.url(each.get("uri"), "required_documents.uri"))


def _links(record: Record, watch: Watch) -> Iterator[LinkEntry]:
    for each in listed(record, "additional_urls"):
        url = watch.url(each.get("url"), "additional_urls")
        if url:
            yield LinkEntry(url, known(each.get("label"))[:200])


def _funding(record: Record) -> Iterator[FundingEntry]:
    for each in listed(record, "funding"):
        funder = line(each.get("source"))[:200]
        if funder:
            yield FundingEntry(funder)


def _schedules(record: Record, watch: Watch) -> tuple[ScheduleEntry, ...]:
    places = (
        each["location"]
        for each in listed(record, "service_at_locations")
        if isinstance(each.get("location"), dict)
    )
    bodies = [
        *listed(record, "schedules"),
        *(row for each in places for row in listed(each, "schedules")),
    ]
    return tuple(dict.fromkeys(_schedule(each, watch) for each in bodies))


def _schedule(body: Record, watch: Watch) -> ScheduleEntry:
    freq = line(body.get("freq") or body.get("sp_freq")).upper() or "WEEKLY"
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        watch.warn("freq", f"{freq!r} is no frequency.", "Taken as weekly.")
        freq = "WEEKLY"
    days = [part.strip().upper() for part in line(body.get("byday")).split(",") if part.strip()]
    interval = watch.age(body.get("interval"), "interval")
    return ScheduleEntry(
        byday=",".join(day for day in days if BYDAY.match(day))[:40],
        opens_at=watch.clock(body.get("opens_at"), "opens_at"),
        closes_at=watch.clock(body.get("closes_at"), "closes_at"),
        freq=freq,
        interval=interval or 1,
        dtstart=watch.day(body.get("dtstart"), "dtstart"),
        valid_from=watch.day(body.get("valid_from"), "valid_from"),
        valid_to=watch.day(body.get("valid_to"), "valid_to"),
        description=line(body.get("description"))[:300],
        bymonthday=line(body.get("bymonthday"))[:60],
        until=watch.day(body.get("until"), "until"),
        count=watch.age(body.get("count"), "count"),
        link=watch.url(body.get("schedule_link"), "schedule_link"),
        attending_type=known(body.get("attending_type"))[:200],
        notes=paragraphs(body.get("notes")),
        byweekno=line(body.get("byweekno"))[:60],
        byyearday=line(body.get("byyearday"))[:60],
        wkst=line(body.get("wkst"))[:2],
    )


def _cost(body: Record, watch: Watch) -> CostEntry:
    return CostEntry(
        option=known(body.get("option"))[:200],
        amount=watch.amount(body.get("amount"), "cost_options"),
        amount_description=known(body.get("amount_description"))[:300],
        valid_from=watch.day(body.get("valid_from"), "valid_from"),
        valid_to=watch.day(body.get("valid_to"), "valid_to"),
    )
