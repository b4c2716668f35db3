"""Choosing with whom a goal is shared."""

import pytest

from linkworkers.models import GoalShare
from tests.linkworkers.goal_sharing import goal_of, share
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestGoalShare:
    def test_offers_the_practice_and_the_services_and_saves_what_is_ticked(self):
        sharing = offered()
        goal = goal_of(sharing)
        browser = signed_in(sharing.world.worker)

        page = text_of(browser.get(f"/goals/{goal.pk}/share/"))
        answer = browser.post(
            f"/goals/{goal.pk}/share/", {"who": ["practice", str(sharing.onward.pk)]}
        )

        assert ("Their GP practice" in page, "Choir" in page) == (True, True)
        assert (answer.status_code, GoalShare.objects.count()) == (302, 2)
        plan = text_of(browser.get(f"/caseload/{goal.referral_id}/plan/"))
        assert "Shared with: their GP practice; Choir" in plan
        assert "They see what you write here" in text_of(browser.get(f"/goals/{goal.pk}/next/"))

    def test_nobody_ticked_ends_it(self):
        sharing = offered()
        goal = goal_of(sharing)
        share(sharing, goal, practice=True)

        signed_in(sharing.world.worker).post(f"/goals/{goal.pk}/share/", {})

        assert GoalShare.objects.filter(ended_at=None).count() == 0

    def test_says_why_the_practice_cannot_be_chosen(self):
        sharing = offered()
        goal = goal_of(sharing)
        type(goal.referral).objects.update(codes_only=True)

        page = text_of(signed_in(sharing.world.worker).get(f"/goals/{goal.pk}/share/"))

        assert "The GP practice cannot be chosen" in page
        assert 'value="practice"' not in page
