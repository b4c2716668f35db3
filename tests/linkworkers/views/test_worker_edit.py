"""Saying what a link worker agreed to carry."""

import pytest

from linkworkers.models import Profile
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(actor):
    return f"/team/{actor.user_id}/"


class TestWorkerEdit:
    def test_makes_a_new_colleague_somebody_who_takes_people(self):
        world = small_world()
        form = {"capacity": "25", "is_taking_people": "on", "languages": "Urdu,  BSL, Urdu"}

        answer = signed_in(world.supervisor).post(address(world.worker), form)

        profile = Profile.objects.get(user_id=world.worker.user_id)
        assert (answer.url, profile.team_id) == ("/team/", world.team.pk)
        assert (profile.capacity, profile.is_taking_people) == (25, True)
        assert profile.languages == ["Urdu", "BSL"]

    def test_keeps_what_was_typed_and_says_what_to_mend(self):
        world = small_world()

        page = text_of(
            signed_in(world.supervisor).post(
                address(world.worker), {"capacity": "many", "languages": "Urdu"}
            )
        )

        assert "must be a number" in page
        assert 'value="Urdu"' in page
        assert not Profile.objects.exists()

    def test_is_not_there_for_another_team_and_not_a_link_workers_to_set(self):
        world, other = small_world(), small_world()

        hidden = signed_in(other.supervisor).get(address(world.worker))
        refused = signed_in(world.worker).get(address(world.worker))

        assert (hidden.status_code, refused.status_code) == (404, 403)
