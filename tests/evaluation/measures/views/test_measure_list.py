"""The scheme's measures."""

import pytest
from django.urls import reverse

from tests.factories.measures import administrator, choose, signed_in_as
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


class TestMeasureList:
    def test_lists_what_is_in_use_first(self, client):
        world = small_world()
        choose(world, "gad7")

        page = signed_in_as(client, administrator(world)).get(reverse("measures:measure_list"))

        rows = page.context["measures"]
        assert [row["instrument"].family for row in rows if row["is_on"]] == ["gad7"]
        assert rows[0]["is_on"]
        assert len(rows) > 15

    def test_asks_the_database_as_often_for_many_as_for_one(
        self, client, django_assert_max_num_queries
    ):
        world = small_world()
        choose(world, "gad7", "ucla3", "ons4")
        signed_in_as(client, administrator(world))

        with django_assert_max_num_queries(8):
            client.get(reverse("measures:measure_list"))
