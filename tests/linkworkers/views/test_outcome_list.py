"""What went well, told to whoever helped."""

import pytest
from django.utils import timezone

from linkworkers.models import GoalStatus
from linkworkers.services import GoalWords, edit_goal
from referrals.onward_states import End, Status
from spcore.audit.models import AuditEntry
from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import ConsentFactory, OnwardReferralFactory, small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.covering import colleague_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/team/outcomes/"


def reached(world, case, words="Go out on Thursdays"):
    goal = GoalFactory(referral=case, words=words)
    edit_goal(
        goal_id=goal.pk, goal=GoalWords(words, status=GoalStatus.MET), version=0,
        actor=world.worker, at=timezone.now(),
    )  # fmt: skip


class TestOutcomeList:
    def test_tells_the_worker_who_helped_and_no_colleague(self):
        world, now = small_world(), timezone.now()
        case = world.referral(active=True)
        reached(world, case)
        world.referral(
            status="closed",
            outcome="goals_met",
            closed_at=now,
            submitted_at=now,
            link_worker_id=world.worker.user_id,
        )
        OnwardReferralFactory(
            referral=case, status=Status.ENDED, end=End.HELPED, sent_at=now, ended_on=now.date(),
            consent=ConsentFactory(person=case.person), service__name="Men in sheds",
        )  # fmt: skip

        page = text_of(signed_in(world.worker).get(ADDRESS))

        for words in ("Go out on Thursdays", "Closed with their goals met", "Men in sheds"):
            assert words in page
        assert case.person_id in AuditEntry.objects.get(label="linkworkers:outcome_list").people
        assert "Nothing yet" in text_of(signed_in(colleague_in(world)).get(ADDRESS))
        assert signed_in(world.supervisor).get(ADDRESS).status_code == 403

    def test_asks_as_much_of_many_as_of_one(self):
        world = small_world()
        browser = signed_in(world.worker)
        reached(world, world.referral(active=True))
        few = questions(browser, ADDRESS)
        for number in range(5):
            reached(world, world.referral(active=True), f"Goal {number}")

        assert questions(browser, ADDRESS) == few
