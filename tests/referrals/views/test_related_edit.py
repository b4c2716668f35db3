"""Changing what is known of somebody around the person."""

import pytest
from django.urls import reverse

from tests.factories.referrals import small_world
from tests.referrals.children import related, young
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(row):
    return reverse("referrals:related_edit", args=[row.pk])


class TestRelatedEdit:
    def test_saves_what_was_changed(self):
        world = small_world()
        row = related(world, young(world, 40).person)

        signed_in(world.worker).post(
            address(row),
            {"name": "Jo Hill", "relation": "friend", "may_be_contacted": "on", "version": 0},
        )

        row.refresh_from_db()
        assert (row.relation, row.may_be_contacted, row.version) == ("friend", True, 1)

    def test_shows_both_when_somebody_else_was_first(self):
        world = small_world()
        row = related(world, young(world, 40).person, version=3)

        page = text_of(
            signed_in(world.worker).post(
                address(row), {"name": "Jo Hall", "relation": "friend", "version": 2}
            )
        )

        assert "Somebody else has changed this" in page
        assert "Jo Hall" in page

    def test_keeps_as_history_who_is_no_longer_there(self):
        world = small_world()
        referral = young(world, 40)
        row = related(world, referral.person)

        signed_in(world.worker).post(address(row), {"end": "yes"})

        row.refresh_from_db()
        assert row.ended_on is not None
        page = text_of(
            signed_in(world.worker).get(reverse("referrals:family_list", args=[referral.pk]))
        )
        assert "Jo Hill" not in page

    def test_another_teams_is_not_there(self):
        world = small_world()
        row = related(world, young(world, 40).person)

        assert signed_in(small_world().worker).get(address(row)).status_code == 404
