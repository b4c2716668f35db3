"""The page of a plan."""

import pytest
from django.utils import timezone

from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import (
    GoalFactory,
    PlanActionFactory,
    PlanFactory,
    PlanVersionFactory,
)
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def case_with_plan(world, goals=1):
    referral = world.referral(active=True)
    PlanFactory(referral=referral, matters="My garden")
    for _goal in range(goals):
        goal = GoalFactory(referral=referral, words="Sing again")
        PlanActionFactory(goal=goal, what="Ring the choir", doer="other", doer_name="Ann")
        PlanActionFactory(goal=goal, what="Walk to the gate", place=1, companion="Jean")
    return referral


class TestPlanDetail:
    def test_shows_the_whole_plan_and_is_on_record(self):
        world = small_world()
        referral = case_with_plan(world)

        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/plan/"))

        for words in ("My garden", "“Sing again”", "Ring the choir", "Ann", "with Jean"):
            assert words in page
        assert "Not agreed with the person yet" in page
        entry = AuditEntry.objects.get(label="linkworkers:plan_detail")
        assert (entry.people, "plan" in entry.shown) == ([referral.person_id], True)

    def test_asks_as_much_of_the_database_whatever_is_in_it(self, django_assert_max_num_queries):
        world = small_world()
        referral = case_with_plan(world, goals=8)
        PlanVersionFactory(referral=referral)
        browser = signed_in(world.worker)
        browser.get("/today/")

        with django_assert_max_num_queries(11):
            browser.get(f"/caseload/{referral.pk}/plan/")

    def test_a_supervisor_reads_it_and_changes_nothing(self):
        world = small_world()
        address = f"/caseload/{case_with_plan(world).pk}/plan/"

        page = text_of(signed_in(world.supervisor).get(address))

        assert "Ring the choir" in page
        assert "It happened" not in page
        assert "Agree a goal" not in page

    def test_is_closed_to_a_team_administrator_the_practice_and_another_team(self):
        world = small_world()
        address = f"/caseload/{case_with_plan(world).pk}/plan/"
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        statuses = [
            signed_in(actor).get(address).status_code
            for actor in (admin, world.gp, small_world().worker)
        ]

        assert statuses == [403, 403, 404]

    def test_says_that_it_has_changed_since_it_was_agreed(self):
        world = small_world()
        referral = case_with_plan(world)
        PlanVersionFactory(referral=referral, mark="another", taken_at=timezone.now())

        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/plan/"))

        assert "Something in it has changed since" in page
        assert "What it said before" in page
        assert "Undo" not in page  # somebody else agreed it
