"""What a plan says of the person, and what was agreed when."""

from datetime import date, timedelta

import pytest

from linkworkers import selectors, services
from linkworkers.models import AgreedHow, AgreedWith, Plan, PlanVersion
from referrals.models import TimelineEntry
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.linkworkers import GoalFactory, PlanActionFactory, PlanFactory
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
REVIEW = date(2027, 2, 12)


def agree(world, referral, at=NOON, **fields):
    paper = selectors.plan_paper(actor=world.worker, referral=referral, at=at)
    said = {"agreed_on": NOON.date(), "how": AgreedHow.PHONE, "mark": paper.mark, **fields}
    return services.agree_plan(
        referral_id=referral.pk, agreement=services.Agreement(**said), actor=world.worker, at=at
    )


class TestEditPlan:
    def edit(self, referral, actor, version=0):
        words = services.PlanWords(matters="My garden", strengths="Patient with seedlings")
        return services.edit_plan(
            referral_id=referral.pk, words=words, version=version, actor=actor, at=NOON
        )

    def test_keeps_the_words_with_who_and_when(self):
        world = small_world()

        plan = self.edit(world.referral(active=True), world.worker)

        assert (plan.matters, plan.version) == ("My garden", 1)
        assert (plan.changed_by_id, plan.changed_at) == (world.worker.user_id, NOON)
        assert TimelineEntry.objects.get(kind="goal").field_class == "plan"

    def test_refuses_an_older_version_and_a_supervisor(self):
        world = small_world()
        referral = world.referral(active=True)
        self.edit(referral, world.worker)

        with pytest.raises(Conflict):
            self.edit(referral, world.worker)
        with pytest.raises(NotPermitted):
            self.edit(referral, world.supervisor, version=1)


class TestAgreePlan:
    def test_keeps_what_it_said_though_it_changes_afterwards(self):
        world = small_world()
        referral = world.referral(active=True)
        goal = GoalFactory(referral=referral, words="Sing again")
        PlanActionFactory(goal=goal, what="Ring the choir", due_on=date(2026, 11, 25))

        version = agree(world, referral, review_on=REVIEW)
        new = services.GoalWords(words="Dance")
        services.edit_goal(goal_id=goal.pk, goal=new, version=0, actor=world.worker, at=NOON)

        version.refresh_from_db()
        kept = version.content["goals"][0]
        assert (kept["words"], kept["actions"][0]["what"]) == ("Sing again", "Ring the choir")
        assert (version.number, version.taken_by_id) == (1, world.worker.user_id)
        assert Plan.objects.get().review_on == REVIEW

    def test_numbers_go_up_and_a_second_click_keeps_nothing_twice(self):
        world = small_world()
        referral = GoalFactory(referral=world.referral(active=True)).referral

        first, again = agree(world, referral), agree(world, referral)
        later = agree(world, referral, at=NOON + timedelta(days=30), agreed_on=date(2026, 12, 20))

        assert (first.pk, later.number) == (again.pk, 2)

    def test_refuses_a_plan_that_was_changed_after_it_was_shown(self):
        world = small_world()
        referral = GoalFactory(referral=world.referral(active=True)).referral
        mark = selectors.plan_paper(actor=world.worker, referral=referral, at=NOON).mark
        GoalFactory(referral=referral)

        with pytest.raises(Conflict):
            agree(world, referral, mark=mark)

        assert not PlanVersion.objects.exists()

    def test_refuses_one_without_a_goal(self):
        world = small_world()

        with pytest.raises(Invalid):
            agree(world, world.referral(active=True))

    def test_names_who_speaks_for_the_person(self):
        world = small_world()
        referral = GoalFactory(referral=world.referral(active=True)).referral

        version = agree(
            world, referral, with_whom=AgreedWith.SPEAKER, speaker_name="Her daughter Ann"
        )

        assert (version.agreed_with, version.speaker_name) == ("speaker", "Her daughter Ann")


class TestTakeAgreementBack:
    def back(self, version, actor, minutes):
        at = NOON + timedelta(minutes=minutes)
        return services.take_agreement_back(version_id=version.pk, actor=actor, at=at)

    def test_puts_the_day_of_the_review_back(self):
        world = small_world()
        referral = GoalFactory(referral=world.referral(active=True)).referral
        PlanFactory(referral=referral, review_on=date(2026, 12, 1))
        version = agree(world, referral, review_on=REVIEW)

        self.back(version, world.worker, minutes=10)

        assert not PlanVersion.objects.exists()
        assert Plan.objects.get().review_on == date(2026, 12, 1)

    def test_is_too_late_after_a_quarter_of_an_hour_and_not_for_others(self):
        world = small_world()
        version = agree(world, GoalFactory(referral=world.referral(active=True)).referral)

        with pytest.raises(Conflict):
            self.back(version, world.worker, minutes=16)
        with pytest.raises(NotVisible):
            self.back(version, small_world().worker, minutes=1)
