"""Who learns of a concern."""

import pytest

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestWhoLearnsOfOne:
    def test_a_gp_sees_the_flag_and_an_administrator_is_sent_to_the_lead(self):
        world = small_world()
        referral = world.referral(active=True)
        concern = concern_on(referral, by=world.worker)
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        gp = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        practice = text_of(signed_in(admin).get(f"/referrals/{referral.pk}/"))

        assert f"/concerns/{concern.pk}/" in gp
        assert "safeguarding lead" in practice
        for words in ("CNRY", "Open concern", f"/concerns/{concern.pk}/"):
            assert words not in practice

    def test_an_owner_sees_how_many_wait_on_triage_too(self):
        world = small_world()
        User.objects.filter(pk=world.worker.user_id).update(is_active=False)
        concern_on(world.referral(active=True), by=world.gp)

        page = text_of(signed_in(world.supervisor).get("/triage/"))

        assert "1 open concern waits for you to take over" in page
