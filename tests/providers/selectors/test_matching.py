"""Worked examples of matching: who is offered what, in which order, and why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from providers.models import Location, Service, ServiceArea
from providers.selectors import MatchQuery, Origin, match_services, ruled_out
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.providers.selectors.naive_search import CENTRE, TODAY, fill

pytestmark = pytest.mark.django_db
HOME = Origin(*CENTRE, label="PR1")
ASK = MatchQuery(on=TODAY, needs=("loneliness",), origin=HOME, age=70)
HERE = {"at": [CENTRE], "needs": ["loneliness"], "verified_on": TODAY, "capacity": "open"}


def away(metres: int) -> dict:
    """Return a place so far to the east."""
    return {"at": [(CENTRE[0] + metres, CENTRE[1])]}


def order(query: MatchQuery) -> list[str]:
    return [option.name for group in match_services(query) for option in group.options]


def only(query: MatchQuery):
    """Return the one option there is."""
    (option,) = match_services(query)[0].options
    return option


class TestWorkedExamples:
    """Each row is a person, two services that differ in one thing, and which must come first."""

    @pytest.mark.parametrize(
        ("person", "better", "worse"),
        [
            ({}, away(500), away(6000)),
            ({}, {"capacity": "open"}, {"capacity": "full", "wait_weeks": 12}),
            ({}, {"wait_weeks": 2, "capacity": "waiting_list"}, {"capacity": "full"}),
            ({}, {"verified_on": TODAY}, {"verified_on": TODAY - timedelta(days=400)}),
            ({"wants_free": True}, {"is_free": True}, {"is_free": False}),
            ({"wants_free": True}, {"is_free": True}, {"is_free": None}),
            ({"language": "Urdu"}, {"languages": ["Urdu"]}, {"languages": []}),
            ({"prefers": ("one_to_one",)}, {"one_to_one": True}, {"one_to_one": False}),
            ({"prefers": ("one_to_one",)}, {"one_to_one": None}, {"one_to_one": False}),
            ({"prefers": ("small_group",)}, {"small_group": True}, {"small_group": None}),
            ({"prefers": ("is_quiet",)}, {"is_quiet": True}, {"is_quiet": False}),
            (
                {"prefers": ("accompanied_first_visit",)},
                {"accompanied_first_visit": True},
                {"accompanied_first_visit": False},
            ),
            ({"prefers": ("online",)}, {"online": True}, {"online": False}),
            ({"needs_transport": True}, {"offers_transport": True}, {"offers_transport": False}),
            ({"needs": ("loneliness", "food")}, {"needs": ["loneliness", "food"]}, {}),
            (
                {"language": "Urdu", "wants_free": True},
                {"languages": ["Urdu"], **away(3000)},
                away(100),
            ),
        ],
    )
    def test_put_the_better_one_first(self, person, better, worse):
        ServiceFactory(name="A worse one", **{**HERE, **worse})
        ServiceFactory(name="B better one", **{**HERE, **better})

        assert order(replace(ASK, **person))[:2] == ["B better one", "A worse one"]


class TestMatchServices:
    def test_says_what_speaks_for_it_and_against_it_in_words(self):
        ServiceFactory(
            **{**HERE, "capacity": "waiting_list", "verified_on": TODAY - timedelta(days=300)},
            wait_weeks=6,
            is_free=True,
            women_only=True,
            women_only_words="For all who live as women",
            made_for=["culture"],
            made_for_words="African and Caribbean",
        )

        option = only(replace(ASK, wants_free=True, prefers=("is_quiet",)))

        assert option.distance == "less than 0.1 km"
        assert option.wait == "Waiting list: about 6 weeks"
        assert "Free" in option.reasons_for
        assert option.reasons_against[:3] == (
            "Waiting list: about 6 weeks",
            "For women only: For all who live as women",
            "People of a culture or country: African and Caribbean",
        )
        assert option.to_ask == ("Ask whether it is quiet",)

    def test_offers_several_for_each_need_and_first_of_different_providers(self):
        provider = ProviderFactory()
        for number in range(6):
            ServiceFactory(name=f"Same {number}", provider=provider, **HERE)
        ServiceFactory(name="Another", **{**HERE, **away(5000)})
        ServiceFactory(name="Pantry", **{**HERE, "needs": ["food"]})

        lonely, hungry = match_services(replace(ASK, needs=("loneliness", "food")))

        assert lonely.options[0].name == "Same 0"
        assert "Another" in [option.name for option in lonely.options]
        assert len(lonely.options) == 4
        assert [option.name for option in hungry.options] == ["Pantry"]

    def test_reaches_no_farther_than_the_person_does(self):
        ServiceFactory(**{**HERE, **away(9000)})

        assert order(ASK) == []
        assert len(order(replace(ASK, reach_km=10))) == 1

    def test_offers_what_needs_no_journey_to_whoever_stays_at_home_or_is_nowhere_known(self):
        ServiceFactory(name="Choir", **HERE)
        ServiceFactory(name="Helpline", by_phone=True, needs=["loneliness"])

        assert order(replace(ASK, stays_home=True)) == ["Helpline"]
        assert order(replace(ASK, origin=None)) == ["Helpline"]
        assert set(order(ASK)) == {"Choir", "Helpline"}

    def test_leaves_out_what_is_paused_private_or_hidden(self):
        ServiceFactory(**HERE, status="temporarily closed")
        ServiceFactory(**HERE, is_private=True)
        ServiceFactory(**HERE, hidden_on=TODAY)

        assert order(ASK) == []

    def test_asks_twice_however_much_there_is(self):
        fill(150, seed=8, reach=3000)
        with CaptureQueriesContext(connection) as queries:
            match_services(replace(ASK, needs=("money", "food", "mood")))

        assert len(queries) == 2


class TestRuledOut:
    @pytest.mark.parametrize(
        ("person", "service", "why"),
        [
            ({}, {"maximum_age": 25}, "For other ages"),
            ({"must_be_assured": True}, {}, "Not assured to receive personal data"),
        ],
    )
    def test_is_not_offered_and_said_on_demand(self, person, service, why):
        ServiceFactory(name="Not for them", **HERE, **service)
        query = replace(ASK, **person)

        (row,) = ruled_out(query)

        assert order(query) == []
        assert (row.name, row.why[: len(why)]) == ("Not for them", why)

    def test_takes_a_place_that_is_known_not_to_be_accessible(self):
        service = ServiceFactory(**HERE)
        place = service.places.get().location
        query = replace(ASK, access=("is_step_free",))

        assert only(query).to_ask == ("Ask whether it is step-free",)
        place.is_step_free = True
        place.save()
        assert "Step-free" in only(query).reasons_for
        place.is_step_free = False
        place.save()

        assert order(query) == []
        assert [row.why for row in ruled_out(query)] == ["Not step-free"]

    def test_leaves_a_service_that_has_another_place_as_the_person_needs_it(self):
        far = (CENTRE[0] + 4000, CENTRE[1])
        service = ServiceFactory(**{**HERE, "at": [CENTRE, far]})
        Location.objects.filter(easting=CENTRE[0]).update(is_step_free=False)
        query = replace(ASK, access=("is_step_free",))

        assert (only(query).distance, only(ASK).distance) == ("4.0 km", "less than 0.1 km")
        assert ruled_out(query) == []
        assert service.places.count() == 2

    def test_takes_what_is_for_another_area_only_where_the_area_is_known(self):
        service = ServiceFactory(**HERE)
        ServiceArea.objects.create(service=service, name="Chorley", code="E07000118")

        assert order(ASK) == [service.name]
        assert order(replace(ASK, areas=("E07000118", "E54000048"))) == [service.name]
        assert order(replace(ASK, areas=("E07000123",))) == []

    def test_lets_an_assured_service_through(self):
        provider = ProviderFactory(assured=True)
        ServiceFactory(provider=provider, **HERE)

        option = only(replace(ASK, must_be_assured=True))

        assert "Can receive a referral from here" in option.reasons_for

    def test_never_speaks_of_a_listing_that_is_not_public(self):
        ServiceFactory(**HERE, maximum_age=25, is_private=True)

        assert ruled_out(ASK) == []
        assert Service.objects.count() == 1
