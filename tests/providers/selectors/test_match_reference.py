"""The quick match says what a match in plain Python says, and candidates follow what changes."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.db import connection

from providers.models import Assurance, Candidate, Location, Service, ServiceArea, ServiceAtLocation
from providers.selectors import WEIGHTS, MatchQuery, Origin, match_services
from providers.selectors.match_rules import PREFERENCES, rules_for
from providers.selectors.match_standings import STANDINGS, most_points
from spcore.bench.naive_matches import best_match
from spcore.needs import Need
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.providers.selectors.naive_search import CENTRE, TODAY, fill

pytestmark = pytest.mark.django_db
AREAS = ("E07000118", "E07000123", "E54000048")


def world(number: int, *, seed: int) -> None:
    """Fill the directory with all that a match asks of it."""
    fill(number, seed=seed, reach=9000)
    random = Random(seed)
    for service in Service.objects.all():
        service.by_phone = random.random() < 0.2
        service.at_home = random.random() < 0.1
        service.wait_weeks = random.choice((None, 2, 12))
        service.small_group = random.choice((True, False, None))
        service.offers_transport = random.choice((True, False, None))
        service.referral_route = random.choice(("self", "referral", "contact"))
        service.verified_on = TODAY - timedelta(random.choice((0, 90, 91, 180, 181)))
        service.save()
        if random.random() < 0.3:
            ServiceArea.objects.create(service=service, code=random.choice((*AREAS, "")))


def somebody(random: Random) -> MatchQuery:
    """Return what might be asked for a person."""
    here = Origin(*(middle + random.randint(-3000, 3000) for middle in CENTRE), label="PR1")
    points = {name: random.choice((0, 5, 40)) for name in WEIGHTS}
    return MatchQuery(
        on=TODAY,
        needs=tuple(random.sample(Need.values, random.choice((1, 1, 2, 3)))),
        origin=random.choice((here, here, here, None)),
        reach_km=random.choice((2, 8, 15)),
        stays_home=random.random() < 0.2,
        age=random.choice((None, 17, 70)),
        areas=random.choice(((), AREAS[:2])),
        wants_free=random.random() < 0.5,
        language=random.choice(("", "Urdu")),
        access=random.choice(((), ("is_step_free",))),
        prefers=tuple(random.sample(sorted(PREFERENCES), random.choice((0, 1, 2)))),
        needs_transport=random.random() < 0.3,
        must_be_assured=random.random() < 0.2,
        comes_alone=random.random() < 0.2,
        weights=random.choice((WEIGHTS, points)),
    )


def kept() -> set[tuple]:
    """Return the candidates that are kept."""
    return _rows("providers_candidate")


def as_they_are() -> set[tuple]:
    """Return the candidates that what is written now makes."""
    return _rows("providers_candidate_now")


def _rows(table: str) -> set[tuple]:
    names = (field.column for field in Candidate._meta.fields if field.column != "id")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT concat_ws('|', {', '.join(f'{n}::text' for n in names)}) FROM {table}"
        )
        rows = cursor.fetchall()
    assert len(rows) == len(set(rows))
    return set(rows)


class TestMatchServices:
    @pytest.mark.parametrize("seed", [3, 4])
    def test_says_what_plain_python_says(self, seed):
        world(150, seed=seed)
        random = Random(seed)
        people = [somebody(random) for _ in range(25)]

        found = [[[o.pk for o in group.options] for group in match_services(one)] for one in people]

        assert found == [best_match(one) for one in people]
        assert sum(len(group) for groups in found for group in groups) > 60

    def test_reads_on_as_long_as_something_could_still_be_better(self):
        """Enough is found at once that is open and fresh, but another speaks the language."""
        fresh = {"needs": ["mood"], "by_phone": True, "capacity": "open", "verified_on": TODAY}
        for number in range(25):
            ServiceFactory(name=f"Line {number:02}", provider=ProviderFactory(), **fresh)
        old = {**fresh, "capacity": "full", "verified_on": None, "languages": ["Urdu"]}
        ServiceFactory(name="Speaks Urdu", provider=ProviderFactory(), **old)
        points = {**WEIGHTS, "language": 100}
        query = MatchQuery(on=TODAY, needs=("mood",), language="Urdu", weights=points)

        names = [option.name for option in match_services(query)[0].options]

        assert names == ["Speaks Urdu", "Line 00", "Line 01", "Line 02"]

    def test_shows_nothing_that_a_stale_candidate_tells_of(self):
        service = ServiceFactory(name="Gone", needs=["mood"], by_phone=True)
        query = MatchQuery(on=TODAY, needs=("mood",))
        assert len(match_services(query)[0].options) == 1
        left_over = Candidate.objects.get(service_id=service.pk)
        Service.objects.filter(pk=service.pk).update(is_private=True)
        left_over.save(force_insert=True)

        assert match_services(query)[0].options == ()


class TestMostPoints:
    @pytest.mark.parametrize("standing", STANDINGS)
    def test_is_the_sum_of_all_that_can_be_earned(self, standing):
        random = Random(5)
        for query in (replace(somebody(random), origin=None) for _ in range(30)):
            rules = [rule for rule in rules_for(query) if rule.weight not in ("wait", "stale")]
            earned = sum(
                query.weights[one.weight] for one in rules if one.weight not in standing.never
            )
            lost = sum(query.weights[name] for name in standing.costs)

            assert most_points(query, standing) == earned - lost


class TestCandidates:
    def test_follow_every_change(self):
        world(60, seed=9)
        assert kept() == as_they_are()
        service = ServiceFactory(needs=["mood", "food"], at=[CENTRE], by_phone=True)
        steps = [
            lambda: Service.objects.filter(pk=service.pk).update(capacity="full"),
            lambda: Service.objects.filter(pk=service.pk).update(needs=["money"], is_quiet=True),
            lambda: Service.objects.filter(pk=service.pk).update(by_phone=False),
            lambda: Service.objects.filter(pk=service.pk).update(hidden_on=TODAY),
            lambda: Service.objects.filter(pk=service.pk).update(hidden_on=None),
            lambda: ServiceArea.objects.create(service=service, code=AREAS[0]),
            lambda: ServiceArea.objects.filter(service=service).update(code=AREAS[1]),
            lambda: ServiceArea.objects.filter(service=service).delete(),
            lambda: Location.objects.update(easting=CENTRE[0] + 7),
            lambda: Location.objects.update(is_step_free=False),
            lambda: _assure(service),
            lambda: Assurance.objects.filter(provider=service.provider).delete(),
            lambda: _second_place(service),
            lambda: ServiceAtLocation.objects.filter(service=service).delete(),
            lambda: _second_place(service),
            lambda: _close(service),
            lambda: Service.objects.all().delete(),
        ]
        for number, step in enumerate(steps):
            before = kept()
            step()

            assert kept() == as_they_are(), f"step {number}"
            assert kept() != before, f"step {number}"
        assert kept() == set()


def _assure(service: Service) -> None:
    for kind in ("sharing_agreement", "controller_contact", "ico", "safeguarding", "insurance"):
        Assurance.objects.create(
            provider=service.provider,
            kind=kind,
            checked_by="Checker",
            checked_on=TODAY,
            expires_on=TODAY + timedelta(days=200),
        )


def _second_place(service: Service) -> None:
    place = Location.objects.create(provider=service.provider, easting=1, northing=2)
    ServiceAtLocation.objects.create(service=service, location=place)


def _close(service: Service) -> None:
    organisation = service.provider.organisation
    organisation.is_open = False
    organisation.save()
