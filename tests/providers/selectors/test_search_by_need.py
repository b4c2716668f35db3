"""What one need has round a place: the same rows and counts by narrow rows as in plain Python."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from providers.models import Candidate, Location, Service, ServiceAtLocation
from providers.selectors import search_services
from providers.selectors.query import Origin, ServiceQuery
from spcore.accounts.actor import NOBODY
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.providers.selectors.naive_search import (
    CENTRE,
    PRESTON,
    TODAY,
    WORDS,
    distance_of,
    fill,
    found,
    naive,
    whole_directory,
)

pytestmark = pytest.mark.django_db
NEEDS = ("money", "work", "food")
ASK = ServiceQuery(on=TODAY, needs=("money",), origin=PRESTON, size=7)
STALE = TODAY - timedelta(days=300)


def some_query(random: Random) -> ServiceQuery:
    """Return a question for what is near, mostly with one need, with a few wishes."""
    here = Origin(CENTRE[0] + random.randint(-3000, 3000), CENTRE[1], "here")
    wishes = (
        *({"age": age} for age in (10, 55)),
        *({name: True} for name in ("is_free", "has_places", "women_only", "is_quiet")),
        *({name: True} for name in ("step_free", "is_fresh", "best_fit")),
        *({"words": word} for word in ("meet", "group", random.choice(WORDS))),
        *({"language": "Urdu"}, {"ways": ("online",)}, {"made_for": ("men",)}, {"days": ("MO",)}),
    )
    query = replace(ASK, origin=here, within_km=random.choice((1, 3, 8, 15)))
    query = replace(query, needs=random.choice((("money",), ("work",), ("food",), NEEDS[:2])))
    for wish in random.sample(wishes, random.randint(0, 3)):
        query = replace(query, **wish)
    return query


def counted(query: ServiceQuery, services: list[Service]) -> dict[str, int]:
    """Return some of what is told of the nearest hundred, counted one by one."""
    rows = {row.pk: row for row in services}
    fitting = naive(replace(query, best_fit=False), services)
    first = sorted(fitting, key=lambda pk: (distance_of(rows[pk], query), pk))[:100]
    within = [(rows[pk], _reached(rows[pk], query)) for pk in first]
    return {
        "counted": len(first),
        "free": sum(row.is_free is True for row, _places in within),
        "online": sum(row.online for row, _places in within),
        "step_free": sum(any(place.is_step_free for place in places) for _row, places in within),
        "money": sum("money" in row.needs for row, _places in within),
        "Urdu": sum("Urdu" in row.languages for row, _places in within),
    }


def _reached(row: Service, query: ServiceQuery) -> list[Location]:
    """Return the places of a service that lie in the circle."""
    places = [link.location for link in row.places.all()]
    return [place for place in places if _is_within(place, query)]


def _is_within(place: Location, query: ServiceQuery) -> bool:
    assert query.origin is not None
    away = (place.easting - query.origin.easting, place.northing - query.origin.northing)
    return (away[0] ** 2 + away[1] ** 2) ** 0.5 <= query.within_km * 1000


def told(query: ServiceQuery) -> dict[str, int]:
    """Return the same of what the search tells."""
    facets = search_services(actor=NOBODY, query=query).facets
    flags = {name: facets.flags.get(name, 0) for name in ("free", "online", "step_free")}
    needs, spoken = facets.needs.get("money", 0), facets.languages.get("Urdu", 0)
    return {"counted": facets.counted, **flags, "money": needs, "Urdu": spoken}


class TestOneNeed:
    def test_gives_the_rows_and_the_counts_of_the_plain_reference(self):
        fill(500, seed=21, reach=5000, of=NEEDS)
        services, random = whole_directory(), Random(22)
        sizes = []
        for _ in range(60):
            query = some_query(random)
            expected = naive(replace(query, best_fit=False), services)
            if query.words and len(expected) < 3:
                continue  # what looks alike is let in

            given = found(query)

            is_ordered = not (query.best_fit and query.words)
            assert (given if is_ordered else sorted(given)) == (
                expected if is_ordered else sorted(expected)
            ), query
            assert told(query) == counted(query, services), query
            sizes.append(len(expected))

        assert len(sizes) > 30
        assert max(sizes) > 100

    @pytest.mark.parametrize(
        ("asked", "number"),
        [
            ({}, 260),
            ({"age": 40, "is_free": True}, 260),
            ({"words": "choir"}, 101),
            ({"ways": ("in_person",)}, 101),
            ({"needs": ("money", "food")}, 260),
            ({"needs": ("money", "food"), "words": "choir"}, 101),
        ],
    )
    def test_counts_on_where_narrow_rows_know_all_that_is_asked(self, asked, number):
        alike = {"name": "Choir", "is_free": True, "needs": ["money"], "in_person": True}
        place = Location.objects.get(
            services__service=ServiceFactory(provider=ProviderFactory(), at=[CENTRE], **alike)
        )
        others = [Service(provider_id=place.provider_id, **alike) for _ in range(259)]
        Service.objects.bulk_create(others)
        links = [ServiceAtLocation(service=other, location=place) for other in others]
        ServiceAtLocation.objects.bulk_create(links)

        page = search_services(actor=NOBODY, query=replace(ASK, **asked))

        assert page.facets.total == number
        assert page.total == ("260" if number == 260 else "100+")
        assert page.facets.counted == 100

    def test_shows_a_service_at_its_nearest_place_that_suits(self):
        at = [(CENTRE[0] + metres, CENTRE[1]) for metres in (500, 1500, 2500)]
        service = ServiceFactory(needs=["money"], at=at)
        places = Location.objects.filter(services__service=service).order_by("easting")
        Location.objects.filter(pk=places[0].pk).update(is_step_free=False)
        Location.objects.filter(pk__in=[places[1].pk, places[2].pk]).update(is_step_free=True)

        offsets = [_offsets(replace(ASK, **asked)) for asked in ({}, {"step_free": True})]

        assert offsets == [[(500, 0)], [(1500, 0)]]
        assert _offsets(replace(ASK, step_free=True, within_km=1)) == []

    def test_fills_a_page_up_with_what_is_stale_in_the_order_of_ids_where_as_far(self):
        near, far = ((CENTRE[0] + metres, CENTRE[1]) for metres in (1000, 2000))
        fresh = [ServiceFactory(needs=["money"], verified_on=TODAY, at=[far]) for _ in range(4)]
        old = [ServiceFactory(needs=["money"], verified_on=on, at=[near]) for on in (None, STALE)]
        expected = [each.pk for some in (fresh, old) for each in sorted(some, key=lambda e: e.pk)]

        for size in (1, 2, 3, 5, 25):
            assert found(replace(ASK, size=size)) == expected, size

    def test_shows_nothing_that_a_stale_candidate_tells_of(self):
        service = ServiceFactory(needs=["money"], at=[CENTRE])
        assert found(ASK) == [service.pk]
        left_over = Candidate.objects.get(service_id=service.pk)
        Service.objects.filter(pk=service.pk).update(is_private=True)
        left_over.save(force_insert=True)

        assert found(ASK) == []


def _offsets(query: ServiceQuery) -> list[tuple[int, int] | None]:
    return [row.offset for row in search_services(actor=NOBODY, query=query).rows]
