"""The practice's week."""

from datetime import timedelta

import pytest

from referrals.models import Referral
from tests.factories.referrals import NOON, PersonFactory, small_world
from tests.referrals.lettering import closed_referral, told_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/this-week/"


class TestReferralDigest:
    def test_shows_what_needs_the_practice_and_what_happened(self, time_machine):
        time_machine.move_to(NOON + timedelta(days=2))
        world = told_world()
        closed_referral(world, reference="SP-NEWS")
        world.referral(
            status="returned", submitted_at=NOON, whose_move="referrer", reference="SP-TODO"
        )
        world.referral(submitted=True, reference="SP-QUIET", person=PersonFactory())

        context = signed_in(world.gp).get(URL).context

        assert [row["reference"] for row in context["to_do"]] == ["SP-TODO"]
        assert [row["reference"] for row in context["news"]] == ["SP-NEWS"]

    def test_says_so_when_nothing_happened(self, time_machine):
        time_machine.move_to(NOON + timedelta(days=30))
        world = told_world()
        closed_referral(world)
        Referral.objects.update(closed_at=NOON - timedelta(days=30))

        page = text_of(signed_in(world.gp).get(URL))

        assert "Nothing waits for you." in page
        assert "No news in the last seven days." in page

    def test_is_the_practices_own(self):
        assert signed_in(small_world().worker).get(URL).status_code == 403
