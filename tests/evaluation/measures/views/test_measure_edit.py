"""Choosing a measure."""

import pytest
from django.urls import reverse

from evaluation.measures.models import MeasureChoice
from evaluation.measures.services import load_instruments
from tests.factories.measures import administrator, signed_in_as
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    load_instruments()
    return small_world()


def address(family):
    return reverse("measures:measure_edit", args=[family])


class TestMeasureEdit:
    def test_says_where_it_comes_from_and_whether_it_was_checked(self, client, world):
        page = signed_in_as(client, administrator(world)).get(address("ons-lonely"))

        said = page.content.decode()
        assert "Government Statistical Service" in said
        assert "To be checked against a second source" in said

    @pytest.mark.parametrize(
        ("family", "words"),
        [
            ("swemwbs", "Mental wellbeing: 7 to 35. More is better. A change of 3 or more"),
            ("ucla3", "Loneliness: 3 to 9. Less is better."),
            ("dejong6", "Loneliness: 0 to 6. Less is better. 1 answer may be missing."),
        ],
    )
    def test_says_how_it_is_scored(self, client, world, family, words):
        page = signed_in_as(client, administrator(world)).get(address(family))

        assert words in page.content.decode()

    @pytest.mark.parametrize("family", ["ons4-children", "ucla3-children", "concerns", "mycaw"])
    def test_offers_no_link_that_would_never_be_sent(self, client, world, family):
        page = signed_in_as(client, administrator(world)).get(address(family))

        assert "is_by_link" not in page.context["form"].fields

    def test_saves_when_it_is_asked(self, client, world):
        typed = {"version": 0, "is_on": "on", "occasions": ["baseline", "months_6"]}

        answer = signed_in_as(client, administrator(world)).post(address("ucla3"), typed)

        assert answer.status_code == 302, answer.context["form"].errors
        row = MeasureChoice.objects.get(family="ucla3")
        assert (row.scheme, row.occasions) == (world.scheme, ["baseline", "months_6"])

    def test_a_licence_that_is_missing_stands_beside_its_field(self, client, world):
        typed = {"version": 0, "is_on": "on", "occasions": ["baseline"], "licence": ""}

        page = signed_in_as(client, administrator(world)).post(address("swemwbs"), typed)

        assert "licence" in page.context["form"].errors
        assert not MeasureChoice.objects.exists()

    @pytest.mark.parametrize("family", ["swemwbs", "phq9", "ons4"])
    def test_calls_nothing_optional_that_must_be_filled_in_to_use_it(self, client, world, family):
        page = signed_in_as(client, administrator(world)).get(address(family))

        assert "When is it asked?" in page.content.decode()
        assert "(optional)" not in page.content.decode()

    def test_an_unknown_measure_is_not_found(self, client, world):
        answer = signed_in_as(client, administrator(world)).get(address("none"))

        assert answer.status_code == 404
