"""Training: kept, counted, and told of before it runs out."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linkworkers import handlers
from linkworkers.models import TrainingRecord
from linkworkers.selectors.training import running_out, team_training
from linkworkers.services import training
from spcore.accounts.models import Membership
from spcore.errors import Invalid, NotVisible
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.referrals import NOON, small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.training import course_in, record_of

pytestmark = pytest.mark.django_db


def promised():
    return OutboxMessage.objects.filter(topic="training.runs_out")


class TestAddRecord:
    def test_holds_as_long_as_the_scheme_says_or_the_certificate(self):
        world = small_world()
        course = course_in(world, months=36)
        days = [None, date(2027, 1, 5)]

        records = [
            training.add_record(
                user_id=world.worker.user_id, actor=world.worker, at=NOON,
                done=training.Done(course.pk, date(2026, 2, 28 - number), expires),
            )
            for number, expires in enumerate(days)
        ]  # fmt: skip

        assert [row.expires_on for row in records] == [date(2029, 2, 28), date(2027, 1, 5)]

    def test_is_ones_own_or_ones_teams_and_of_ones_schemes_list(self):
        world, other = small_world(), small_world()
        course, theirs = course_in(world), course_in(other)
        done = training.Done(course.pk, date(2026, 2, 1))

        for actor, user, what, error in [
            (colleague_in(world), world.worker, done, NotVisible),
            (other.supervisor, world.worker, done, NotVisible),
            (world.worker, world.worker, training.Done(theirs.pk, date(2026, 2, 1)), NotVisible),
            (world.worker, world.worker, training.Done(course.pk, date(2027, 2, 1)), Invalid),
        ]:
            with pytest.raises(error):
                training.add_record(user_id=user.user_id, done=what, actor=actor, at=NOON)


class TestRemindOfTraining:
    def test_tells_three_months_and_one_month_before_and_then_no_more(self):
        world = small_world()
        now, course = timezone.now(), course_in(world)
        record_of(world, course, days_left=80)
        record_of(world, course_in(world, "Lone working"), days_left=200)

        told = [training.remind_of_training(at=now + timedelta(days=day)) for day in (0, 1, 60, 61)]

        assert told == [1, 0, 1, 0]
        assert [row.subject_id for row in promised()] == [world.worker.user_id] * 2

    def test_tells_nobody_whose_later_record_holds_or_who_has_left(self):
        world = small_world()
        course, gone = course_in(world), colleague_in(world)
        record_of(world, course, days_left=10)
        record_of(world, course, days_left=400, done_on=timezone.localdate())
        record_of(world, course, days_left=10, actor=gone)
        Membership.objects.filter(pk=gone.membership_id).update(ended_at=timezone.now())

        assert training.remind_of_training(at=timezone.now()) == 0
        assert running_out(user_id=world.worker.user_id, at=timezone.now()) == 0

    def test_says_a_number_and_nothing_once_it_was_done_again(self):
        world = small_world()
        course = course_in(world)
        record_of(world, course, days_left=10)
        training.remind_of_training(at=timezone.now())
        message = promised().get()

        handlers.tell_of_training(message.subject_id, message_id=message.pk)
        record_of(world, course, days_left=400, done_on=timezone.localdate())

        assert "1 training of yours runs out" in SentMessage.objects.get().body
        with pytest.raises(NotNeeded):
            handlers.tell_of_training(message.subject_id, message_id=message.pk)


class TestTeamTraining:
    def test_says_what_each_lacks(self):
        world = small_world()
        names = ("Over", "Soon", "Holds", "Missing")
        courses = {name: course_in(world, name) for name in names}
        course_in(world, "Optional", is_required=False)
        for name, days in (("Over", -1), ("Soon", 30), ("Holds", 300)):
            record_of(world, courses[name], days_left=days)
        wrong = record_of(world, courses["Missing"], days_left=300)
        training.remove_record(
            record_id=wrong.pk, is_removed=True, actor=world.supervisor, at=timezone.now()
        )

        (row,) = team_training(actor=world.supervisor, at=timezone.now())

        assert (row.missing, row.over, row.soon) == (("Missing",), ("Over",), ("Soon",))
        training.remove_record(
            record_id=wrong.pk, is_removed=False, actor=world.supervisor, at=timezone.now()
        )
        (row,) = team_training(actor=world.supervisor, at=timezone.now())
        assert row.missing == ()
        assert not TrainingRecord.objects.exclude(removed_at=None).exists()
