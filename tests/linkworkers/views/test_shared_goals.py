"""The goals a person shows their GP practice."""

import pytest
from django.utils import timezone

from referrals.models import Purpose
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import ConsentFactory
from tests.linkworkers.goal_sharing import INNER, goal_of, share
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(goal):
    return f"/referrals/{goal.referral_id}/goals/"


class TestSharedGoals:
    def test_shows_words_and_what_was_agreed_and_nothing_of_the_inner_side(self):
        sharing = offered()
        goal = goal_of(sharing)
        goal_of(sharing, words="CNRY-not-shared")
        share(sharing, goal, practice=True)
        browser = signed_in(sharing.world.gp)

        page = text_of(browser.get(address(goal)))

        assert ("Sing again" in page, "Ring the choir" in page) == (True, True)
        for words in ("CNRY-not-shared", *INNER):
            assert words not in page

    def test_is_not_there_once_the_person_says_no_to_feedback(self):
        sharing = offered()
        goal = goal_of(sharing)
        share(sharing, goal, practice=True)
        ConsentFactory(
            person=goal.referral.person,
            purpose=Purpose.FEEDBACK,
            is_given=False,
            given_at=timezone.now(),
        )

        answer = signed_in(sharing.world.gp).get(address(goal))

        assert answer.status_code == 404

    def test_is_no_page_for_who_administers_the_practice(self):
        sharing = offered()
        goal = goal_of(sharing)
        share(sharing, goal, practice=True)
        administrator = actor_in(Role.REFERRER_ADMIN, sharing.world.practice)

        assert signed_in(administrator).get(address(goal)).status_code in {403, 404}
