"""The directory's search in plain Python: slow, obvious, and what the quick one must equal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from math import hypot
from random import Random
from uuid import UUID

from providers.models import Location, Provider, Schedule, Service, ServiceAtLocation
from providers.selectors import search_services
from providers.selectors.query import Origin, ServiceQuery, parse_cursor
from spcore.accounts.actor import NOBODY
from spcore.needs import Need
from tests.factories.providers import ProviderFactory

WORDS = (
    *("gardening", "debt", "walking", "art", "choir", "cooking", "carers", "bereavement"),
    *("chess", "housing", "yoga", "knitting", "poetry", "welfare", "football", "dementia"),
    *("parents", "computers", "swimming", "drumming", "pottery", "asylum", "friendship", "bingo"),
)
CENTRE = (353900, 429200)
PRESTON = Origin(*CENTRE, label="PR1 2HE")
TODAY = date(2026, 11, 23)
NINETY = timedelta(days=90)
DAYS = ("MO", "WE", "TH", "SA")


def fill(number: int, *, seed: int, reach: int = 30_000, of: Sequence[str] = Need.values) -> None:
    """Make services of every kind, some in two places and some in none, round Preston."""
    random = Random(seed)
    providers = [ProviderFactory() for _ in range(5)]
    services = [_service(random, providers, n, of) for n in range(number)]
    Service.objects.bulk_create(services)
    places, links = [], []
    for service in services:
        for _ in range(random.choice((0, 1, 1, 1, 2))):
            east, north = (middle + random.randint(-reach, reach) for middle in CENTRE)
            place = Location(
                provider_id=service.provider_id,
                name="Hall",
                easting=east,
                northing=north,
                is_step_free=random.choice((True, False, None)),
            )
            places.append(place)
            links.append(ServiceAtLocation(service=service, location=place))
    times = [
        Schedule(
            service=service,
            byday=",".join(random.sample(DAYS, 2)),
            opens_at=time(random.choice((9, 13, 18))),
            closes_at=random.choice((None, time(19))),
        )
        for service in services
        if random.random() < 0.5
    ]
    Schedule.objects.bulk_create(times)
    Location.objects.bulk_create(places)
    ServiceAtLocation.objects.bulk_create(links)


def _service(
    random: Random, providers: list[Provider], number: int, needs: Sequence[str]
) -> Service:
    words = random.sample(WORDS, 2)
    low = random.choice((None, 16, 50))
    return Service(
        provider=random.choice(providers),
        name=f"{words[0].title()} group {number % 40}",
        description=f"We meet for {words[1]} every week",
        needs=random.sample(needs, 2),
        minimum_age=low,
        maximum_age=random.choice((None, 60, 90)),
        is_free=random.choice((True, False, None)),
        capacity=random.choice(("open", "waiting_list", "full", "unknown")),
        women_only=random.random() < 0.2,
        made_for=random.choice(([], [], ["men"], ["faith", "language"])),
        languages=random.choice(([], ["Urdu"], ["Urdu", "Polish"])),
        in_person=random.random() < 0.7,
        online=random.random() < 0.2,
        one_to_one=random.choice((True, False, None)),
        is_quiet=random.choice((True, False, None)),
        verified_on=random.choice((None, TODAY - timedelta(20), TODAY - timedelta(300))),
        status="active" if random.random() < 0.9 else "temporarily closed",
        is_private=random.random() < 0.1,
    )


def whole_directory() -> list[Service]:
    """Return every service with its places and times, read once for many questions."""
    return list(Service.objects.prefetch_related("places__location", "schedules"))


def found(query: ServiceQuery) -> list[UUID]:
    """Return every id that the search gives over all its pages."""
    ids: list[UUID] = []
    while True:
        page = search_services(actor=NOBODY, query=query)
        ids += [row.pk for row in page.rows]
        if not page.next:
            return ids
        after = parse_cursor(page.next, nearest_first=query.is_nearest_first)
        assert after is not None
        query = replace(query, after=after)


def naive(query: ServiceQuery, services: list[Service]) -> list[UUID]:
    """Return the ids in the order the search must give, every page together."""
    rows = [row for row in services if _fits(row, query)]
    distances = {row.pk: distance_of(row, query) for row in rows}
    if query.is_nearest_first:
        metres = (query.within_km or 0) * 1000
        near = [pk for pk, far in distances.items() if far is not None and far <= metres]
        stale = {row.pk: _is_stale(row, query) for row in rows}
        return sorted(near, key=lambda pk: (stale[pk], distances[pk], pk))
    if query.step_free:
        rows = [row for row in rows if any(place.is_step_free for place in _places(row))]
    return [row.pk for row in sorted(rows, key=lambda row: _by_name(row, query))]


def _by_name(row: Service, query: ServiceQuery) -> tuple[bool, str, UUID]:
    return _is_stale(row, query), row.name, row.pk


def _is_stale(row: Service, query: ServiceQuery) -> bool:
    return row.verified_on is None or row.verified_on < query.on - timedelta(days=180)


def _happens(row: Service, query: ServiceQuery) -> bool:
    """Tell whether some time of the service is on one of the days, in that part of the day."""
    return any(
        (not query.days or set(query.days) & set(each.byday.split(",")))
        and (query.part != "evening" or each.opens_at >= time(17) or _ends_late(each))
        and (query.part != "morning" or each.opens_at < time(12))
        for each in row.schedules.all()
    )


def _ends_late(each: Schedule) -> bool:
    return each.closes_at is not None and each.closes_at > time(17)


def _places(row: Service) -> list[Location]:
    return [link.location for link in row.places.all()]


def distance_of(row: Service, query: ServiceQuery) -> float | None:
    """Return how far its nearest place is; None where none is known, or none is asked from."""
    if query.origin is None:
        return None
    here = query.origin
    return min(
        (
            hypot(place.easting - here.easting, place.northing - here.northing)
            for place in _places(row)
            if place.easting is not None and (place.is_step_free or not query.step_free)
        ),
        default=None,
    )


def _fits(row: Service, query: ServiceQuery) -> bool:
    text = f"{row.name} {row.description}".lower()
    age = query.age
    return all(
        (
            row.status == "active",
            not row.is_private,
            not query.words or query.words in text,
            not query.needs or bool(set(query.needs) & set(row.needs)),
            age is None or (row.minimum_age or 0) <= age <= (row.maximum_age or 200),
            not query.is_free or row.is_free is True,
            not query.has_places or row.capacity == "open",
            not query.women_only or row.women_only,
            not query.made_for or bool(set(query.made_for) & set(row.made_for)),
            not query.language or query.language in row.languages,
            not query.ways or any(getattr(row, way) for way in query.ways),
            not query.sizes or any(getattr(row, size) for size in query.sizes),
            not query.is_quiet or row.is_quiet is True,
            not query.is_fresh or bool(row.verified_on and row.verified_on >= query.on - NINETY),
            not (query.days or query.part) or _happens(row, query),
        )
    )
