"""What a plan said when it was agreed."""

import pytest

from tests.factories.linkworkers import PlanVersionFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanVersion:
    def test_shows_what_it_said_then(self):
        world = small_world()
        version = PlanVersionFactory(
            referral=world.referral(active=True),
            content={"matters": "My garden", "goals": []},
            how_it_goes="Better than I feared",
            speaker_name="Ann",
        )

        page = text_of(signed_in(world.supervisor).get(f"/plans/{version.pk}/"))

        assert ("My garden" in page, "Better than I feared" in page) == (True, True)
        assert "with Ann, who speaks for them, face to face" in page

    def test_is_not_there_for_another_team(self):
        version = PlanVersionFactory(referral=small_world().referral(active=True))

        answer = signed_in(small_world().worker).get(f"/plans/{version.pk}/")

        assert answer.status_code == 404
