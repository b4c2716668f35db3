"""Changing a goal."""

import pytest

from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestGoalEdit:
    def test_saves_how_far_it_has_come(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))

        answer = signed_in(world.worker).post(
            f"/goals/{goal.pk}/", {"words": goal.words, "status": "met", "version": "0"}
        )

        goal.refresh_from_db()
        assert answer.status_code == 302
        assert (goal.status, goal.version) == ("met", 1)

    def test_shows_both_versions_where_somebody_else_was_first(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True), words="Sing", version=3)

        answer = signed_in(world.worker).post(
            f"/goals/{goal.pk}/", {"words": "Dance", "status": "open", "version": "2"}
        )

        page = text_of(answer)
        goal.refresh_from_db()
        assert (goal.words, answer.status_code) == ("Sing", 200)
        assert "Somebody else has changed this" in page
        assert ("<td>Sing</td>" in page, "<td>Dance</td>" in page) == (True, True)
        assert answer.context["form"]["version"].value() == "3"

    def test_is_not_there_for_another_team(self):
        goal = GoalFactory(referral=small_world().referral(active=True))

        answer = signed_in(small_world().worker).get(f"/goals/{goal.pk}/")

        assert answer.status_code == 404
