"""On to the next questions."""

import pytest
from django.urls import reverse

from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose, signed_in_as
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


class TestAssessmentNext:
    def test_goes_from_one_measure_to_the_next_and_then_to_all(self, client):
        world = small_world()
        choose(world, "ucla3", "ons4")
        case = world.referral(active=True)
        here = reverse("measures:assessment_next", args=[case.pk, "baseline"])
        signed_in_as(client, world.worker)

        went = [client.get(here).url]
        record(world, case, "ons4-2018", {"happy": 3})
        went.append(client.get(here).url)
        record(world, case, "ucla3-2018", {"left_out": 2})
        went.append(client.get(here).url)

        base = reverse("measures:assessment_list", args=[case.pk])
        assert went == [f"{base}ons4/baseline/", f"{base}ucla3/baseline/", base]

    def test_an_unknown_occasion_is_not_found(self, client):
        world = small_world()
        case = world.referral(active=True)
        here = reverse("measures:assessment_next", args=[case.pk, "never"])

        assert signed_in_as(client, world.worker).get(here).status_code == 404
