"""The page after sending."""

from datetime import timedelta

import pytest
from django.utils import timezone

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

    def test_gives_the_day_of_the_first_contact_and_the_wait_at_present(self):
        world = small_world()
        sent = world.referral(submitted=True)
        waited = timezone.now() - timedelta(days=9)
        for _person in range(5):
            world.referral(
                active=True, submitted_at=waited, first_contact_at=waited + timedelta(days=6)
            )

        page = text_of(signed_in(world.gp).get(f"/referrals/{sent.pk}/done/"))

        assert "working days of that, by 1 December 2026." in page  # five working days on
        assert "At present half of the people hear from the team within 6 days" in page

    def test_offers_to_take_it_back_until_the_team_has_opened_it(self):
        world = small_world()
        unseen = world.referral(submitted=True)
        seen = world.referral(submitted=True, seen_at=NOON)
        client = signed_in(world.gp)

        pages = [text_of(client.get(f"/referrals/{r.pk}/done/")) for r in (unseen, seen)]

        assert ["/take-back/" in page for page in pages] == [True, False]

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
