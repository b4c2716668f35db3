"""The page after sending."""

import pytest

from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestReferralDone:
    def test_gives_the_reference_and_the_day_by_which_the_team_answers(self):
        world = small_world()
        sent = world.referral(submitted=True)  # a Friday at noon

        page = text_of(signed_in(world.gp).get(f"/referrals/{sent.pk}/done/"))

        assert NOON.strftime("%A") == "Friday"
        assert sent.reference in page
        assert "24 November 2026" in page  # two working days on: Tuesday
        assert "within 5 working days" in page

    def test_says_the_shorter_time_when_it_is_urgent(self):
        world = small_world()
        sent = world.referral(submitted=True, urgency="urgent")

        page = text_of(signed_in(world.gp).get(f"/referrals/{sent.pk}/done/"))

        assert "within 2 working days" in page

    def test_a_draft_is_not_done(self):
        world = small_world()
        draft = world.referral()

        response = signed_in(world.gp).get(f"/referrals/{draft.pk}/done/")

        assert response.url == f"/referrals/{draft.pk}/edit/"
