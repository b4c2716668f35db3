"""What happens near a place on one day: for the page, and the screen, of a practice."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from dateutil.rrule import rrulestr
from django.db.models import Exists, OuterRef, Q, QuerySet

from providers.models import Capacity, Closure, Location, Schedule, Service
from providers.selectors import wording
from providers.selectors.filters import fitting, near
from providers.selectors.freshness import Freshness, freshness_of
from providers.selectors.query import Origin, ServiceQuery
from providers.selectors.schedules import ORDER, hours_in_words
from spcore.accounts.actor import NOBODY

LOOKED_AT = 150  # of the nearest that may meet that day; what each says exactly is read then
UNKNOWN_FIRST = datetime(2024, 1, 1)  # noqa: DTZ001  a Monday: rules are in local days


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that happens that day. `rings_first`: nobody checked the listing lately."""

    pk: UUID
    name: str
    provider: str
    times: str
    starts: time
    ends: time | None
    place: str
    distance: str
    cost: str
    route: str
    rings_first: bool


def on_today(
    *, origin: Origin, on: date, within_km: float = 5, needs: tuple[str, ...] = ()
) -> list[TodayRow]:
    """Return what happens near `origin` on that day, by its hour. Full ones are left out.

    Three queries, whatever there is.
    """
    query = ServiceQuery(on=on, origin=origin, within_km=within_km, needs=needs)
    closed = Closure.objects.filter(service=OuterRef("pk"), starts_on__lte=on, ends_on__gte=on)
    rows = near(fitting(actor=NOBODY, query=query), query).exclude(capacity=Capacity.FULL)
    rows = rows.filter(Exists(_maybe(on)), ~Exists(closed)).order_by("metres", "pk")
    nearest = {row.pk: row for row in rows[:LOOKED_AT]}
    times = Schedule.objects.filter(service__in=list(nearest)).order_by("opens_at", "pk")
    met = {row.service_id: row for row in reversed(times) if happens_on(row, on)}
    places = Location.objects.in_bulk(
        {nearest[pk].place_id for pk in met}  # type: ignore[attr-defined]
    )
    found = [_row(nearest[pk], time_row, places, on) for pk, time_row in met.items()]
    return sorted(found, key=lambda row: (row.starts, row.name, row.pk))


def happens_on(row: Schedule, on: date) -> bool:
    """Tell whether the rule of a schedule falls on that day; a broken or open one does not."""
    if (row.valid_from and on < row.valid_from) or (row.valid_to and on > row.valid_to):
        return False
    if row.until and on > row.until:
        return False
    first = row.dtstart or row.valid_from
    if first is None and (row.interval > 1 or row.count):
        return False  # every other week, but from which?
    begins = datetime.combine(first, time()) if first else UNKNOWN_FIRST
    day = datetime.combine(on, time())
    try:
        rule = rrulestr(_rule(row), dtstart=begins)
    except (ValueError, TypeError):
        return False
    return bool(rule.between(day, day + timedelta(hours=23), inc=True))


def _rule(row: Schedule) -> str:
    parts = {
        "FREQ": row.freq,
        "INTERVAL": str(row.interval or 1),
        "BYDAY": row.byday,
        "BYMONTHDAY": row.bymonthday,
        "BYWEEKNO": row.byweekno,
        "BYYEARDAY": row.byyearday,
        "WKST": row.wkst,
        "COUNT": str(row.count or ""),
    }
    said = {name: value.replace(" ", "").upper() for name, value in parts.items() if value}
    if not {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & said.keys() and row.dtstart is None:
        raise ValueError("a rule that names no day")
    return ";".join(f"{name}={value}" for name, value in said.items())


def _maybe(on: date) -> QuerySet[Schedule]:
    """Return the schedules that may fall on that day: the weekday is named, or no weekday is."""
    rows = Schedule.objects.filter(service_id=OuterRef("pk"))
    rows = rows.filter(Q(byday__contains=ORDER[on.weekday()]) | Q(byday=""))
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=on))


def _row(service: Service, when: Schedule, places: dict[UUID, Location], on: date) -> TodayRow:
    place = places.get(service.place_id)  # type: ignore[attr-defined]
    return TodayRow(
        pk=service.pk,
        name=service.name,
        provider="" if service.provider_name == service.name else service.provider_name,
        times=hours_in_words(when.opens_at, when.closes_at),
        starts=when.opens_at or time.min,
        ends=when.closes_at,
        place=", ".join(filter(None, (place.name, place.address_1, place.city))) if place else "",
        distance=wording.distance_text(service.metres),  # type: ignore[attr-defined]
        cost=wording.shorten(wording.cost_text(service.is_free, service.fees), limit=60),
        route=wording.route_text(service.referral_route),
        rings_first=freshness_of(service.verified_on, on=on) != Freshness.FRESH,
    )
