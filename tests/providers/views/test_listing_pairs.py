"""Listings that look like the same service."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory
from tests.linkworkers.counting import questions
from tests.providers.alike import here, two_choirs

pytestmark = pytest.mark.django_db
URL = "/my-services/alike/"


class TestListingPairs:
    def test_proposes_what_is_alike_in_name_and_place_or_number_and_nothing_else(
        self, client, sign_in
    ):
        two_choirs()
        ServiceFactory(name="Debt help line", phone="01632 960 777")
        here("Debt Helpline", "PR9 9ZZ", phone="(01632) 960777")
        here("Chess")
        for postcode in ("PR3 1AA", "PR3 1AB"):  # the same in two towns, from one office
            here("Story time", postcode, phone="01632 960002")
        sign_in(Role.DIRECTORY_EDITOR)

        pairs = client.get(URL).context["pairs"]

        names = {frozenset((pair.first.name, pair.second.name)) for pair in pairs}
        assert names == {
            frozenset(("Fishergate Choir", "Fishergate choir")),
            frozenset(("Debt help line", "Debt Helpline")),
        }

    def test_asks_the_database_as_often_for_25_pairs_as_for_5(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        asked = []
        for number in (5, 20):
            for one in range(number):
                two_choirs(f"P{number} {one}A")
            asked.append(questions(client, URL))

        assert len(client.get(URL).context["pairs"]) == 25
        assert asked[0] == asked[1]
