"""The practice's week."""

from datetime import timedelta

import pytest

from referrals.models import PracticePreferences, Referral
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
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

    def test_lets_the_administrator_stop_the_e_mail_by_one_press_and_start_it_again(self):
        world = small_world()
        browser = signed_in(actor_in(Role.REFERRER_ADMIN, world.practice))

        browser.post(browser.get(URL).context["stop"])

        assert PracticePreferences.objects.get().wants_digest is False
        assert "Start the weekly email again" in text_of(browser.get(URL))
        assert "weekly email" not in text_of(signed_in(world.gp).get(URL))
