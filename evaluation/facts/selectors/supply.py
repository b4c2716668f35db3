"""What there is to offer: how true the directory is, what money ends, what each place has."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Func, Q, QuerySet

from evaluation.facts.models import OnwardFact, ReferralFact
from evaluation.facts.selectors.cohort import By
from evaluation.facts.selectors.populace import Populace
from evaluation.facts.selectors.tiles import Book, Tile
from evaluation.periods import Period, Quarter, quarter_of
from providers.models import Funding, Service, ServiceAtLocation
from providers.models.service import Capacity
from providers.selectors.freshness import FRESH_DAYS
from spcore.places.models import Lsoa

MONTHS = 24
QUARTERS_AHEAD = 4
Line = tuple[UUID, UUID | None]
ALL = "all"  # the row of all listings: one may be for several needs


def directory_tile(period: Period, populace: Populace) -> Tile:
    """Return how many listings there are, are verified, full, or say nothing of places, by need."""
    fresh = period.end - timedelta(days=FRESH_DAYS)
    counted = {
        "listings": Count("pk"),
        "verified": Count("pk", filter=Q(verified_on__gte=fresh)),
        "full": Count("pk", filter=Q(capacity__in=[Capacity.FULL, Capacity.WAITING_LIST])),
        "unknown": Count("pk", filter=Q(capacity=Capacity.UNKNOWN)),
    }
    running = listed_in(populace.icb_code)
    whole = running.aggregate(**counted)
    by_need = running.annotate(need=Func(F("needs"), function="unnest")).values("need")
    rows = by_need.annotate(**counted).order_by("need").values_list("need", *counted)
    columns = ("need", "listings", "verified", "full", "capacity_unknown")
    listed = [[ALL, *(whole[name] for name in counted)], *map(list, rows)]
    return Tile("directory", columns, listed if whole["listings"] else [])


def listed_in(icb_code: str):  # type: ignore[no-untyped-def]  # a queryset of one model's own class
    """
    Return the listings of an area that anybody may find: those with a place there, or with none.

    What has no place comes to people, or is online. Without small areas, nobody can tell.
    """
    found = Service.objects.published().filter(hidden_on=None)
    areas = Lsoa.objects.filter(icb_code=icb_code)
    if not icb_code or not areas.exists():
        return found
    placed = ServiceAtLocation.objects.exclude(location__lsoa_code="")
    here = placed.filter(location__lsoa_code__in=areas.values("code"))
    return found.filter(Q(pk__in=here.values("service")) | ~Q(pk__in=placed.values("service")))


def funding_tile(icb_id: UUID, period: Period, populace: Populace, book: Book) -> Tile:
    """
    Return by quarter which money ends, and how many people go where it ends: never who.

    Of providers with a listing of the area, and of those that people of the area go to.
    """
    tile = Tile("funding", ("quarter", "lines", "services_lost", "people"))
    quarter = quarter_of(period.end).next
    for _number in range(QUARTERS_AHEAD):
        lines = lines_that_end(icb_id, quarter, icb_code=populace.icb_code)
        people = book.add(would_lose(quarter), going_to(lines, icb_id=icb_id))
        tile.rows.append([quarter.key, len(lines), len(set(lines)), people])
        quarter = quarter.next
    return tile


def would_lose(quarter: Quarter) -> str:
    """Return the key of how many people go where money ends in a quarter."""
    return f"would lose|{quarter.key}"


def lines_that_end(icb_id: UUID, quarter: Quarter, *, icb_code: str) -> list[Line]:
    """Return the lines of money of an area that end in a quarter: provider, and service if one."""
    near = Q(provider__in=listed_in(icb_code).values("provider"))
    near |= Q(provider__in=_going(icb_id).values("provider_id"))
    ends = Funding.objects.filter(near, ends_on__range=(quarter.start, quarter.end))
    return list(ends.values_list("provider_id", "service_id"))


def going_to(lines: Iterable[Line], *, icb_id: UUID | None = None) -> int:
    """Return how many people go where lines of money end, of one area or of all."""
    return _going(icb_id).filter(_behind(lines)).values("referral_id").distinct().count()


def _going(icb_id: UUID | None) -> QuerySet[OnwardFact]:
    going = OnwardFact.objects.filter(status="started")
    if icb_id is None:
        return going
    mine = ReferralFact.objects.filter(icb_id=icb_id)
    return going.filter(referral_id__in=mine.values("referral_id"))


def _behind(lines: Iterable[Line]) -> Q:
    """Return which support a line is behind: one service's, or all of a provider's."""
    services = [service for _provider, service in lines if service]
    whole = [provider for provider, service in lines if not service]
    return Q(service_id__in=services) | Q(provider_id__in=whole)


def capacity_tile(populace: Populace, book: Book) -> Tile:
    """Return by place the services that have places, per 1,000 people, beside the referrals."""
    running = listed_in(populace.icb_code)
    with_places = _by_place(running.filter(capacity=Capacity.OPEN), populace)
    listed = _by_place(running, populace)
    tile = Tile(
        "capacity", ("group", "population", "services", "with_places", "per_1000", "people")
    )
    for place, _name in sorted(populace.names.items(), key=lambda each: each[1]):
        people = populace.of(By.PLACE, place) or 0
        rate = f"{1000 * listed[place] / people:.2f}" if people else ""
        key = f"referred|{By.PLACE}|{place}"
        count = book.add(key, book.counts.get(key, 0))
        tile.rows.append([place, people, listed[place], with_places[place], rate, count])
    return tile


def _by_place(services, populace: Populace) -> Counter[str]:  # type: ignore[no-untyped-def]
    """Count services by place, as far as it lies in the area: as its people are counted."""
    rows = services.values_list("pk", "places__location__lsoa_code").exclude(
        places__location__lsoa_code=""
    )
    areas = Lsoa.objects.filter(icb_code=populace.icb_code)
    districts = dict(areas.values_list("code", "district_code"))
    found = {(pk, districts.get(code, "")) for pk, code in rows if code}
    return Counter(place for _pk, place in found)


_DEMAND = """
SELECT to_char(month, 'YYYY-MM'),
    count(*) FILTER (WHERE f.submitted_on BETWEEN month AND last),
    count(*) FILTER (WHERE f.closed_on BETWEEN month AND last),
    count(*) FILTER (WHERE f.submitted_on <= last
        AND coalesce(f.first_contact_on, 'infinity') > last
        AND coalesce(f.closed_on, 'infinity') > last
        AND f.status NOT IN ('withdrawn', 'redirected'))
FROM generate_series(%(first)s::date, %(last)s::date, '1 month') AS month
CROSS JOIN LATERAL (SELECT (month + interval '1 month - 1 day')::date AS last) ends
LEFT JOIN facts_referralfact f ON f.icb_id = %(icb)s AND f.submitted_on <= last
GROUP BY month ORDER BY month
"""


def demand_tile(icb_id: UUID, period: Period, book: Book) -> Tile:
    """Return two years month by month: who came, who left, who waits. One query."""
    tile = Tile("demand", ("month", "referred", "closed", "waiting"))
    start = period.end.replace(day=1)
    first = start.replace(year=start.year - 2) + timedelta(days=31)
    with connection.cursor() as cursor:
        cursor.execute(_DEMAND, {"first": first.replace(day=1), "last": start, "icb": icb_id})
        rows = cursor.fetchall()
    for month, *counts in rows:
        names = ("referred", "closed", "waiting")
        keys = [f"{name}|month|{month}" for name in names]
        tile.rows.append([month, *map(book.add, keys, counts)])
    mine = [f"referred|month|{row[0]}" for row in rows if row[0] >= f"{period.start:%Y-%m}"]
    if "referred" in book.counts:
        book.add_parts("referred", mine)
    return tile
