"""Worker, broker and relay killed while messages flow: nothing is lost, nothing sent twice."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from spcore.outbox.models import FOR_A_PERSON, OPEN_STATES, Lane, OutboxMessage, State
from tests.chaos.processes import Service, wait_until
from tests.chaos.sink import Sink

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.engine,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(3600),
]
SOAK = os.environ.get("CHAOS") == "soak"
MESSAGES, KILLS = (2_000, 50) if SOAK else (150, 3)
DICE = random.Random(20261123)


@pytest.fixture
def sink() -> Iterator[Sink]:
    server = Sink()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def service(tmp_path: Path, sink: Sink) -> Iterator[Service]:
    found = Service(tmp_path, mail_port=sink.port)
    found.start()
    yield found
    found.kill()


def promise(number: int, *, lane: Lane = Lane.NORMAL) -> list[str]:
    """Promise notes; return their recipients."""
    rows = [
        OutboxMessage(
            topic="chaos.note", handler="tests.chaos.handlers.note", subject_id=uuid4(), lane=lane
        )
        for _number in range(number)
    ]
    OutboxMessage.objects.bulk_create(rows)
    return [f"{row.subject_id}@people.example" for row in rows]


def settled() -> bool:
    return not OutboxMessage.objects.filter(state__in=OPEN_STATES).exists()


def state_of(recipients: list[str]) -> dict[str, str]:
    rows = OutboxMessage.objects.values_list("subject_id", "state")
    states = {f"{subject_id}@people.example": state for subject_id, state in rows}
    return {recipient: states[recipient] for recipient in recipients}


def check_persons(recipients: list[str], sink: Sink) -> None:
    """Nothing sent twice; each message sent, or on a person's list; nothing called sent falsely."""
    for recipient, state in state_of(recipients).items():
        assert len(sink.taken[recipient]) <= 1
        assert state in {State.DONE, State.UNCERTAIN}
        assert state == State.UNCERTAIN or len(sink.taken[recipient]) == 1


def check_safety(recipients: list[str], sink: Sink) -> None:
    """Every one sent; a second time only with the label of a repeat."""
    assert set(state_of(recipients).values()) == {State.DONE}
    for recipient in recipients:
        first, *more = sink.taken[recipient]
        assert all(subject.startswith("Repeat: ") for subject in more), (first, more)


class TestWorkerKilled:
    def test_loses_nothing_and_repeats_only_safety_messages_with_a_label(self, service, sink):
        persons = promise(MESSAGES)
        safety = promise(MESSAGES // 5, lane=Lane.SAFETY)

        for _kill in range(KILLS):
            sink.in_the_middle.clear()
            assert sink.in_the_middle.wait(60), "nothing flows"
            time.sleep(DICE.uniform(0, 2 * sink.seconds))
            service.worker.kill()
            service.worker.start()
            promise_more = promise(20)  # work arrives while it comes back
            persons += promise_more

        wait_until(settled, seconds=120 + MESSAGES / 10, what="the outbox did not drain")
        check_persons(persons, sink)
        check_safety(safety, sink)
        by_state = Counter(state_of(persons).values())
        assert by_state[State.UNCERTAIN] <= 2 * KILLS, by_state
        assert by_state[State.DONE] >= len(persons) - 2 * KILLS


class TestBrokerKilledAndStopped:
    def test_keeps_everything_and_still_sends_safety_messages(self, service, sink):
        first = promise(MESSAGES // 2)
        wait_until(lambda: len(sink.taken) > 5, seconds=60, what="nothing flows")

        service.broker.kill()  # with whatever it held: it keeps nothing on disk
        during = promise(MESSAGES // 4)
        alarms = promise(3, lane=Lane.SAFETY)
        wait_until(lambda: all(sink.taken[to] for to in alarms), seconds=20, what="no alarm")
        service.broker.start()
        wait_until(settled, seconds=120, what="did not drain after the broker died")

        service.broker.send(signal.SIGSTOP)
        hung = promise(MESSAGES // 4)
        more_alarms = promise(3, lane=Lane.SAFETY)
        wait_until(lambda: all(sink.taken[to] for to in more_alarms), seconds=20, what="no alarm")
        service.broker.send(signal.SIGCONT)
        wait_until(settled, seconds=120, what="did not drain after the broker hung")

        check_persons([*first, *during, *hung], sink)
        check_safety([*alarms, *more_alarms], sink)
        assert not OutboxMessage.objects.filter(state__in=FOR_A_PERSON).exists()


class TestRelayKilled:
    def test_hands_nothing_over_twice(self, service, sink):
        persons: list[str] = []

        for _kill in range(KILLS):
            persons += promise(MESSAGES // KILLS)
            time.sleep(DICE.uniform(0.5, 2))
            service.relay.kill()
            service.relay.start()

        wait_until(settled, seconds=120 + MESSAGES / 10, what="the outbox did not drain")
        check_persons(persons, sink)
        assert set(state_of(persons).values()) == {State.DONE}
