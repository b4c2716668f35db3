"""Where a case's person lives, for a search."""

import pytest

from providers.selectors import Origin
from referrals.selectors.origins import case_search
from spcore.places.models import Postcode
from tests.factories.referrals import NOON, PersonFactory, small_world

pytestmark = pytest.mark.django_db


def told(world, postcode: str) -> Origin | None:
    case = world.referral(active=True, person=PersonFactory(postcode=postcode))
    return case_search(actor=world.worker, case_id=case.pk, at=NOON).origin


class TestCaseSearch:
    def test_asks_once_for_case_person_and_place(self, django_assert_num_queries):
        world = small_world()
        Postcode.objects.create(code="PR12HE", outcode="PR1", easting=353_000, northing=429_000)
        case = world.referral(active=True, needs=["money"])

        with django_assert_num_queries(1):
            found = case_search(actor=world.worker, case_id=case.pk, at=NOON)

        assert found.origin == Origin(353_000, 429_000, label="PR1")
        assert (found.person_id, found.needs) == (case.person_id, ("money",))

    def test_takes_the_middle_of_the_first_half_where_the_rest_is_not_on_the_map(self):
        world = small_world()
        Postcode.objects.create(code="PR12AA", outcode="PR1", easting=353_000, northing=429_000)

        assert told(world, "PR1 2HE") == Origin(353_000, 429_000, label="PR1")

    def test_has_no_place_without_a_postcode_or_with_one_that_is_not_known(self):
        world = small_world()

        assert told(world, "") is None
        assert told(world, "ZE1 0AA") is None
