"""The moves of a promise: who takes what, what comes back, what a person settles."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from spcore.accounts.actor import NOBODY, Actor
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, NotVisible
from spcore.outbox import selectors, services
from spcore.outbox.models import FOR_A_PERSON, Lane, OutboxMessage, State
from tests.spcore.outbox.conftest import NOON, promise

pytestmark = pytest.mark.django_db
ADMIN = Actor(role=Role.SCHEME_ADMIN, user_id=uuid4(), organisation_id=uuid4())


def queued(lane: Lane = Lane.NORMAL, limit: int = 100) -> list[services.Handed]:
    return services.queue_due(lane=lane, at=NOON, limit=limit)


class TestQueueDue:
    def test_takes_what_is_due_oldest_first(self):
        new = promise(state=State.PENDING)
        old = promise(state=State.PENDING, due_at=NOON - timedelta(hours=1))
        promise(state=State.PENDING, due_at=NOON + timedelta(seconds=1))
        promise(state=State.PENDING, lane=Lane.SAFETY)

        rows = queued()

        assert [row.pk for row in rows] == [old.pk, new.pk]
        assert {row.state for row in OutboxMessage.objects.filter(pk__in=[old.pk, new.pk])} == {
            State.QUEUED
        }

    def test_is_one_statement_however_many(self, django_assert_num_queries):
        for _number in range(30):
            promise(state=State.PENDING)

        with django_assert_num_queries(1):
            assert len(queued(limit=20)) == 20

    @pytest.mark.engine
    @pytest.mark.django_db(transaction=True)
    def test_two_relays_never_share_a_row_and_neither_waits(self):
        first, second = promise(state=State.PENDING), promise(state=State.PENDING)
        mine: list[OutboxMessage] = []

        def other_relay():
            mine.extend(queued())
            connection.close()

        with transaction.atomic():
            OutboxMessage.objects.select_for_update().get(pk=first.pk)
            thread = threading.Thread(target=other_relay)
            thread.start()
            thread.join(timeout=4)

        assert not thread.is_alive()
        assert [row.pk for row in mine] == [second.pk]

    @pytest.mark.engine
    @pytest.mark.django_db(transaction=True)
    def test_four_relays_at_once_take_each_row_once(self):
        for _number in range(200):
            promise(state=State.PENDING)
        taken: list[object] = []

        def relay():
            while rows := queued(limit=7):
                taken.extend(row.pk for row in rows)
            connection.close()

        threads = [threading.Thread(target=relay) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(taken) == len(set(taken)) == 200


class TestReclaim:
    def test_gives_back_what_the_broker_lost(self):
        lost = promise(claimed_at=NOON - timedelta(seconds=61))
        fresh = promise(claimed_at=NOON - timedelta(seconds=59))

        services.reclaim(at=NOON)

        assert OutboxMessage.objects.get(pk=lost.pk).state == State.PENDING
        assert not OutboxMessage.objects.get(pk=lost.pk).is_repeat
        assert OutboxMessage.objects.get(pk=fresh.pk).state == State.QUEUED

    @pytest.mark.parametrize(
        ("lane", "repeat", "state"),
        [
            (Lane.NORMAL, "never", State.UNCERTAIN),
            (Lane.NORMAL, "safe", State.PENDING),
            (Lane.SAFETY, "never", State.PENDING),
        ],
    )
    def test_repeats_only_what_may_be_repeated(self, subscribe, lane, repeat, state):
        subscribe("news", repeat=repeat)
        died = promise(state=State.SENDING, lane=lane, claimed_at=NOON - timedelta(minutes=3))

        services.reclaim(at=NOON)

        died.refresh_from_db()
        assert died.state == state
        assert died.is_repeat == (state == State.PENDING)

    def test_does_not_repeat_for_ever_what_kills_its_sender(self):
        killer = promise(
            state=State.SENDING, lane=Lane.SAFETY, attempts=8, claimed_at=NOON - timedelta(hours=1)
        )

        services.reclaim(at=NOON)

        killer.refresh_from_db()
        assert killer.state == State.DEAD


class TestRetryAndSettle:
    @pytest.mark.parametrize("state", FOR_A_PERSON)
    def test_a_retry_starts_again_and_says_so_where_it_may_be_a_repeat(self, state):
        message = promise(state=state, attempts=8)

        services.retry_message(message_id=message.pk, actor=ADMIN, at=NOON)

        message.refresh_from_db()
        assert (message.state, message.attempts) == (State.PENDING, 0)
        assert message.is_repeat == (state == State.UNCERTAIN)
        entry = AuditEntry.objects.get()
        assert (entry.user_id, entry.label) == (ADMIN.user_id, "outbox.retry")
        assert entry.object_id == message.pk

    def test_what_is_dealt_with_leaves_the_list(self):
        message = promise(state=State.DEAD)

        services.settle_message(message_id=message.pk, actor=ADMIN, at=NOON)

        assert not selectors.undelivered(actor=ADMIN).exists()
        assert AuditEntry.objects.get().label == "outbox.settle"

    @pytest.mark.parametrize("state", sorted(set(State) - set(FOR_A_PERSON)))
    def test_refuses_what_waits_for_nobody(self, state):
        message = promise(state=state)

        with pytest.raises(Conflict):
            services.settle_message(message_id=message.pk, actor=ADMIN, at=NOON)

    def test_somebody_else_sees_only_their_own(self):
        worker = Actor(role=Role.LINK_WORKER, user_id=uuid4(), organisation_id=uuid4())
        mine = promise(state=State.DEAD, owner_id=worker.user_id)
        another = promise(state=State.DEAD, owner_id=uuid4())

        assert list(selectors.undelivered(actor=worker)) == [mine]
        assert not selectors.undelivered(actor=NOBODY).exists()
        with pytest.raises(NotVisible):
            services.retry_message(message_id=another.pk, actor=worker, at=NOON)


class TestBacklog:
    def test_counts_by_state_and_ages_what_is_due(self):
        promise(state=State.PENDING, due_at=NOON - timedelta(minutes=7))
        promise(state=State.PENDING, due_at=NOON + timedelta(minutes=7))
        promise(state=State.DEAD, due_at=NOON - timedelta(days=7))
        promise(state=State.DONE)

        backlog = selectors.backlog(at=NOON)

        assert backlog.oldest == timedelta(minutes=7)
        assert backlog.counts == {
            "PENDING": 2,
            "QUEUED": 0,
            "SENDING": 0,
            "UNCERTAIN": 0,
            "DEAD": 1,
        }
