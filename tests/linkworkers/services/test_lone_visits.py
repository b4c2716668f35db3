"""Checking in to a visit and out of it, and who is told when nobody does."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from linkworkers import handlers
from linkworkers.models import LoneVisit
from linkworkers.selectors import lone_visits as visits
from linkworkers.services.lone_visits import end_visit, start_visit, tell_of_overdue_visits
from referrals.selectors.urgent import also_urgent
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.notify.models import SentMessage
from spcore.outbox.models import Lane, OutboxMessage
from spcore.outbox.registry import all_watches
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.rostering import on_call_now

pytestmark = pytest.mark.django_db


def now(minutes=0):
    return timezone.now() + timedelta(minutes=minutes)


def on_a_visit(world, **options):
    referral = world.referral(active=True)
    return start_visit(referral_id=referral.pk, actor=world.worker, at=now(), **options)


class TestStartVisit:
    def test_names_whoever_is_on_call_else_the_supervisor_to_be_told(self):
        world = small_world()
        first = on_a_visit(world)
        end_visit(visit_id=first.pk, actor=world.worker, at=now())
        colleague = actor_in(Role.LINK_WORKER, world.team)
        on_call_now(world, colleague)
        on_call_now(world, world.worker, first=1)

        second = on_a_visit(world)

        assert first.watcher_id == world.supervisor.user_id
        assert second.watcher_id == colleague.user_id

    def test_again_on_the_same_visit_stays_longer_and_on_another_is_refused(self):
        world = small_world()
        visit = on_a_visit(world)

        longer = start_visit(referral_id=visit.referral_id, actor=world.worker, at=now(30))

        assert LoneVisit.objects.count() == 1
        assert longer.due_back_at > visit.due_back_at
        with pytest.raises(Conflict):
            on_a_visit(world)

    def test_is_no_visit_of_a_case_that_is_a_colleagues(self):
        world = small_world()
        referral = world.referral(active=True)

        with pytest.raises(NotVisible):
            start_visit(
                referral_id=referral.pk, actor=actor_in(Role.LINK_WORKER, world.team), at=now()
            )


class TestTellOfOverdueVisits:
    def test_tells_the_named_person_at_once_and_the_supervisors_fifteen_minutes_later(
        self, settings
    ):
        settings.NOTIFY_CHANNEL = "record"
        world = small_world()
        colleague = actor_in(Role.LINK_WORKER, world.team)
        on_call_now(world, colleague)
        visit = on_a_visit(world)

        told = []
        for minutes in (59, 61, 62, 76, 77):
            told.append(tell_of_overdue_visits(at=now(minutes)))
            for message in OutboxMessage.objects.filter(topic="visit.overdue", state="PENDING"):
                handlers.tell_overdue(visit.pk, message_id=message.pk)
                message.delete()

        assert told == [0, 1, 0, 1, 0]
        recipients = list(SentMessage.objects.values_list("user_id", flat=True))
        assert recipients.count(colleague.user_id) == 2
        assert recipients.count(world.supervisor.user_id) == 1
        assert visit.referral.reference not in "".join(
            SentMessage.objects.values_list("body", flat=True)
        )

    def test_promises_in_the_safety_lane_and_is_run_by_relay_and_requests(self):
        world = small_world()
        on_a_visit(world)

        tell_of_overdue_visits(at=now(61))

        assert OutboxMessage.objects.get(topic="visit.overdue").lane == Lane.SAFETY
        assert all_watches()[handlers.watch_visits] == timedelta(minutes=1)

    def test_stands_on_the_pages_of_the_named_person_without_mail_or_broker(self):
        world = small_world()
        on_a_visit(world)

        before = also_urgent(actor=world.supervisor, at=now())
        late = also_urgent(actor=world.supervisor, at=now(61))

        assert before == []
        assert late == [("1 colleague has not come back from a visit", "/visits/")]
        assert also_urgent(actor=world.worker, at=now(61)) == []

    def test_tells_nobody_once_they_are_back(self):
        world = small_world()
        visit = on_a_visit(world)
        end_visit(visit_id=visit.pk, actor=world.worker, at=now(50))

        assert tell_of_overdue_visits(at=now(61)) == 0
        assert visits.people_to_tell(visit_id=visit.pk) == []
        handlers.tell_overdue(visit.pk, message_id=uuid4())
        assert not SentMessage.objects.exists()


class TestEndVisit:
    def test_a_colleague_says_how_they_know_that_the_worker_is_safe(self):
        world = small_world()
        visit = on_a_visit(world)

        with pytest.raises(Invalid):
            end_visit(visit_id=visit.pk, actor=world.supervisor, at=now())
        ended = end_visit(visit_id=visit.pk, actor=world.supervisor, at=now(), how="Rang them")

        assert (ended.ended_by_id, ended.how_ended) == (world.supervisor.user_id, "Rang them")
        with pytest.raises(Conflict):
            end_visit(visit_id=visit.pk, actor=world.worker, at=now())

    def test_is_not_there_for_another_team(self):
        visit = on_a_visit(small_world())

        with pytest.raises(NotVisible):
            end_visit(visit_id=visit.pk, actor=small_world().supervisor, at=now(), how="x")
