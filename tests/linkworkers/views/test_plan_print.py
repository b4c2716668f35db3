"""The plan to print."""

import pytest

from spcore.audit.models import AuditEntry
from tests.factories.linkworkers import GoalFactory, PlanActionFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanPrint:
    def page(self, world, referral, query=""):
        address = f"/caseload/{referral.pk}/plan/print/{query}"
        return text_of(signed_in(world.worker).get(address))

    def test_speaks_as_the_person_in_large_print_and_is_on_record_as_printed(self):
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True), importance=9)
        PlanActionFactory(goal=goal, what="Ring the choir", doer="worker", confidence=7)

        page = self.page(world, goal.referral)

        assert "How much it matters to me: 9 out of 10" in page
        assert "How sure I feel: 7 out of 10" in page
        assert "letter--large" in page
        entry = AuditEntry.objects.get(label="linkworkers:plan_print")
        assert (entry.action, entry.people) == ("print", [goal.referral.person_id])

    def test_comes_in_usual_print_too(self):
        world = small_world()

        page = self.page(world, world.referral(active=True), "?print=usual")

        assert "letter--large" not in page

    def test_leaves_out_what_is_about_abuse_and_warns_where_post_is_not_safe(self):
        world = small_world()
        person = PersonFactory(may_post=False)
        referral = world.referral(active=True, person=person)
        GoalFactory(referral=referral, words="Somewhere safe for the night", need="safety")

        page = self.page(world, referral)

        assert "Somewhere safe for the night" not in page
        assert "What is about abuse and safety is left out" in page
        assert "post is not safe for this person" in page
