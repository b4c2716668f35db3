"""What is new for a link worker within the team."""

import pytest
from django.utils import timezone

from linkworkers import services
from linkworkers.services.training import remind_of_training
from referrals.selectors.news import news
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.supervising import planned
from tests.linkworkers.training import course_in, record_of

pytestmark = pytest.mark.django_db


def told(actor):
    return [row.what for row in news(actor=actor, at=timezone.now()).rows]


class TestTeamNews:
    def test_says_who_was_handed_over_and_to_nobody_else(self):
        world = small_world()
        taker, case = colleague_in(world), world.referral(active=True)
        new = services.NewHandover(world.worker.user_id, "leaves", "", {case.pk: taker.user_id})

        services.hand_over(new=new, actor=world.supervisor, at=timezone.now())

        assert told(taker) == ["Handed over to you"]
        assert told(world.worker) == []

    def test_says_to_the_two_that_supervision_is_planned(self):
        world = small_world()
        planned(world)
        boss = actor_in(Role.SUPERVISOR, world.team)

        words = f"{world.worker.name} with {world.supervisor.name}"
        assert told(world.worker) == [words] == told(world.supervisor)
        assert told(boss) == []

    def test_says_which_training_runs_out_once_somebody_was_told(self):
        world = small_world()
        record_of(world, course_in(world), days_left=20)
        before = told(world.worker)

        remind_of_training(at=timezone.now())

        assert before == []
        assert told(world.worker)[0].startswith("Your training holds until")
        assert told(colleague_in(world)) == []
