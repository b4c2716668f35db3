"""Delivery: once, outside a transaction, and never stopped by one bad message."""

import logging
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from spcore.errors import Unavailable
from spcore.outbox import delivery, services
from spcore.outbox.models import Lane, OutboxMessage, State
from spcore.outbox.registry import NotNeeded, Uncertain
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db


class TestDeliver:
    def test_calls_the_handler_with_the_ids_and_is_done(self, subscribe):
        partner, message = subscribe("news"), promise()

        answered = delivery.deliver(message_id=message.pk)

        message.refresh_from_db()
        assert answered
        assert partner.called == [(message.subject_id, message.pk)]
        assert (message.state, message.attempts) == (State.DONE, 1)

    def test_sends_nothing_that_is_done_or_with_another(self, subscribe):
        partner = subscribe("news")

        for state in set(State) - {State.QUEUED}:
            delivery.deliver(message_id=promise(state=state).pk)

        assert partner.called == []

    def test_waits_twice_as_long_after_each_refusal_and_asks_a_person_after_the_eighth(
        self, subscribe
    ):
        partner, message = subscribe("news"), promise()
        partner.error = Unavailable()
        waits = []

        for _attempt in range(8):
            before = timezone.now()
            assert not delivery.deliver(message_id=message.pk)
            message.refresh_from_db()
            waits.append(round((message.due_at - before) / timedelta(minutes=1)))
            OutboxMessage.objects.filter(state=State.PENDING).update(state=State.QUEUED)

        assert waits[:7] == [2, 4, 8, 16, 32, 64, 128]
        assert (message.state, message.attempts) == (State.DEAD, 8)

    def test_counts_a_failure_without_a_word_of_its_text(self, subscribe, caplog):
        partner, message = subscribe("news"), promise()
        partner.error = ValueError("Jane Doe, 9434765919")

        with caplog.at_level(logging.INFO):
            delivery.deliver(message_id=message.pk)

        message.refresh_from_db()
        assert (message.state, message.last_error) == (State.PENDING, "ValueError")
        assert "Jane" not in caplog.text
        assert "ValueError" in caplog.text

    def test_cancels_what_is_no_longer_right_to_send(self, subscribe):
        partner, message = subscribe("news"), promise()
        partner.error = NotNeeded("consent withdrawn")

        delivery.deliver(message_id=message.pk)

        message.refresh_from_db()
        assert message.state == State.CANCELLED

    def test_asks_a_person_when_it_may_have_been_sent(self, subscribe):
        partner, message = subscribe("news"), promise()
        partner.error = Uncertain()

        delivery.deliver(message_id=message.pk)

        message.refresh_from_db()
        assert message.state == State.UNCERTAIN

    def test_repeats_by_itself_what_is_in_the_safety_lane(self, subscribe):
        partner, message = subscribe("news"), promise(lane=Lane.SAFETY)
        partner.error = Uncertain()

        delivery.deliver(message_id=message.pk)

        message.refresh_from_db()
        assert (message.state, message.is_repeat) == (State.PENDING, True)

    def test_gives_up_on_a_handler_that_is_gone_only_after_its_tries(self, subscribe):
        message = promise("nobody")

        delivery.deliver(message_id=message.pk)

        message.refresh_from_db()
        assert (message.state, message.last_error) == (State.PENDING, "LookupError")

    @pytest.mark.django_db(transaction=True)
    def test_commits_sending_first_and_calls_outside_a_transaction(self, monkeypatch):
        seen = []
        message = promise()

        def look(*_args, **_kwargs):
            seen.append((OutboxMessage.objects.get().state, connection.in_atomic_block))

        monkeypatch.setattr("spcore.outbox.registry.call", look)
        delivery.deliver(message_id=message.pk)

        assert seen == [(State.SENDING, False)]

    @pytest.mark.django_db(transaction=True)
    def test_refuses_to_run_inside_somebodys_transaction(self, subscribe):
        partner, message = subscribe("news"), promise()

        with pytest.raises(RuntimeError), transaction.atomic():
            delivery.deliver(message_id=message.pk)

        assert partner.called == []


class TestDeliverBatch:
    def test_a_poisoned_message_does_not_stop_the_others(self, subscribe):
        partner = subscribe("news")
        bad, good = promise("nobody"), promise("news")

        delivery.deliver_batch(message_ids=[bad.pk, good.pk])

        assert partner.called == [(good.subject_id, good.pk)]

    def test_a_partner_that_is_away_is_asked_once_and_the_rest_waits_uncounted(self, subscribe):
        partner = subscribe("news")
        partner.error = Unavailable()
        first, second, third = promise(), promise(), promise()

        delivery.deliver_batch(message_ids=[first.pk, second.pk, third.pk])

        assert partner.called == [(first.subject_id, first.pk)]
        rest = OutboxMessage.objects.filter(pk__in=[second.pk, third.pk])
        assert {(row.state, row.attempts) for row in rest} == {(State.PENDING, 0)}


class TestLateSender:
    def test_tells_the_truth_about_a_message_it_was_taken_for_dead_with(self, subscribe):
        subscribe("news")
        message = services.claim(
            message_id=promise().pk, at=timezone.now(), sources=(State.QUEUED,)
        )
        services.reclaim(at=timezone.now() + timedelta(hours=1))

        assert OutboxMessage.objects.get().state == State.UNCERTAIN
        assert services.settle(message, State.DONE, at=timezone.now())
        assert OutboxMessage.objects.get().state == State.DONE

    def test_settles_nothing_that_somebody_else_has_claimed_since(self, subscribe):
        subscribe("news")
        row = promise(lane=Lane.SAFETY)
        late = services.claim(message_id=row.pk, at=timezone.now(), sources=(State.QUEUED,))
        services.reclaim(at=timezone.now() + timedelta(hours=1))
        services.claim(message_id=row.pk, at=timezone.now(), sources=(State.PENDING,))

        assert not services.settle(late, State.DONE, at=timezone.now())
        assert OutboxMessage.objects.get().state == State.SENDING
