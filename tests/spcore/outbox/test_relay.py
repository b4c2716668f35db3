"""The relay: broker or no broker, safety first, and never long in one place."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from spcore.errors import Unavailable
from spcore.outbox import registry
from spcore.outbox.models import Heartbeat, Lane, OutboxMessage, State
from spcore.outbox.relay import Relay
from tests.brokers import dead_broker, hung_broker
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db


class FakeQueue:
    """What the broker was given."""

    def __init__(self, *, works: bool = True) -> None:
        self.batches: list[tuple[Lane, int]] = []
        self.works = works

    def __call__(self, message_ids, lane):
        if not self.works:
            raise OSError
        self.batches.append((lane, len(message_ids)))


def states() -> dict[str, int]:
    rows = list(OutboxMessage.objects.values_list("state", flat=True))
    return {state: rows.count(state) for state in set(rows)}


@pytest.fixture(params=["dead", "hung"])
def no_broker(request, settings):
    if request.param == "dead":
        settings.CELERY_BROKER_URL = dead_broker()
        yield
        return
    with hung_broker() as address:
        settings.CELERY_BROKER_URL = address
        yield


@pytest.mark.engine
class TestWithABroker:
    def test_hands_over_in_batches_of_one_handler_safety_first(self, subscribe):
        subscribe("news")
        for _number in range(120):
            promise(state=State.PENDING)
        promise("gossip", state=State.PENDING)
        promise("alarm", state=State.PENDING, lane=Lane.SAFETY, due_at=timezone.now())
        queue = FakeQueue()

        Relay(queue).turn()

        assert queue.batches[0] == (Lane.SAFETY, 1)
        assert sorted(queue.batches[1:]) == [
            (Lane.NORMAL, 1),
            (Lane.NORMAL, 20),
            (Lane.NORMAL, 100),
        ]
        assert states() == {State.QUEUED: 122}

    def test_takes_everything_back_when_the_hand_over_fails(self, subscribe):
        subscribe("news")
        promise(state=State.PENDING)

        Relay(FakeQueue(works=False)).turn()

        assert states() == {State.PENDING: 1}

    def test_does_not_fill_a_broker_whose_workers_are_away(self, monkeypatch, subscribe):
        monkeypatch.setattr("spcore.outbox.services.MOST_QUEUED", 5)
        for _number in range(9):
            promise(state=State.PENDING)
        queue = FakeQueue()
        relay = Relay(queue)

        relay.turn()
        relay.turn()

        assert queue.batches == [(Lane.NORMAL, 5)]

    def test_sends_safety_itself_when_the_worker_has_not_for_ten_seconds(self, subscribe):
        partner = subscribe("alarm")
        now = timezone.now()
        slow = promise(
            "alarm", lane=Lane.SAFETY, due_at=now - timedelta(seconds=11), claimed_at=now
        )
        promise("alarm", lane=Lane.SAFETY, due_at=now - timedelta(seconds=5), claimed_at=now)

        Relay(FakeQueue()).turn()

        assert partner.called == [(slow.subject_id, slow.pk)]

    def test_says_that_it_and_the_broker_live(self):
        Relay(FakeQueue()).turn()

        assert set(Heartbeat.objects.values_list("name", flat=True)) == {"relay", "broker"}


class TestWithoutABroker:
    def test_sends_safety_itself_keeps_the_rest_and_does_not_wait(self, no_broker, subscribe):
        partner = subscribe("news", "alarm")
        promise(state=State.PENDING)
        alarm = OutboxMessage.objects.create(
            topic="alarm",
            handler="tests.partner_of_news",
            subject_id=promise(state=State.DONE).pk,
            lane=Lane.SAFETY,
        )
        queue, started = FakeQueue(), time.monotonic()

        Relay(queue).turn()

        assert time.monotonic() - started < 2.5
        assert partner.called == [(alarm.subject_id, alarm.pk)]
        assert queue.batches == []
        assert states() == {State.PENDING: 1, State.DONE: 2}

    def test_says_that_it_lives_and_not_that_the_broker_does(self, no_broker):
        Relay(FakeQueue()).turn()

        assert list(Heartbeat.objects.values_list("name", flat=True)) == ["relay"]

    def test_asks_a_safety_partner_that_is_away_once_a_turn(self, no_broker, subscribe):
        partner = subscribe("alarm")
        partner.error = Unavailable()
        for _number in range(3):
            promise("alarm", state=State.PENDING, lane=Lane.SAFETY)

        Relay(FakeQueue()).turn()

        assert len(partner.called) == 1


class TestWatches:
    def test_run_at_their_pace_and_cannot_stop_the_relay(self, no_broker, monkeypatch):
        monkeypatch.setattr(registry, "_WATCHES", {})
        seen = []

        @registry.watches(every=timedelta(seconds=60))
        def broken(*, at):
            seen.append("broken")
            raise ValueError

        @registry.watches(every=timedelta(0))
        def clock(*, at):
            seen.append("clock")

        relay = Relay(FakeQueue())
        relay.turn()
        relay.turn()

        assert seen == ["broken", "clock", "clock"]


class TestCommand:
    def test_polls_once_on_request(self, no_broker):
        call_command("relay", "--once")

        assert Heartbeat.objects.filter(name="relay").exists()

    def test_status_is_one_line_of_json(self, capsys):
        promise(state=State.DEAD)

        call_command("outbox_status")

        assert '"DEAD": 1' in capsys.readouterr().out
