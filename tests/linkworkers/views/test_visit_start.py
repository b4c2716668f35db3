"""Checking in to a visit by one tap."""

import pytest

from linkworkers.models import LoneVisit, VisitRule
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestVisitStart:
    def test_one_tap_checks_in_and_says_until_when_and_who_is_told(self):
        world = small_world()
        page = f"/caseload/{world.referral(active=True).pk}/visit/"
        browser = signed_in(world.worker)

        before = text_of(browser.get(page))
        after = text_of(browser.post(page, follow=True))

        assert f"in an hour, {world.supervisor.name} is told" in before
        assert "Check in to a visit" in before
        assert "Checked in until" in after
        assert "Check out" in after
        assert LoneVisit.objects.get().worker_id == world.worker.user_id

    def test_says_on_the_case_and_here_that_two_must_go(self):
        world = small_world()
        referral = world.referral(active=True)
        VisitRule.objects.create(
            referral=referral,
            needs_two=True,
            set_by_id=world.supervisor.user_id,
            set_at=referral.created_at,
        )
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        for actor in (world.worker, admin):
            assert "Nobody visits alone" in text_of(
                signed_in(actor).get(f"/caseload/{referral.pk}/")
            )

    def test_a_team_administrator_sees_the_rule_and_checks_nobody_in(self):
        world = small_world()
        page = f"/caseload/{world.referral(active=True).pk}/visit/"
        browser = signed_in(actor_in(Role.TEAM_ADMIN, world.team))

        assert "Check in" not in text_of(browser.get(page))
        assert browser.post(page).status_code == 403
