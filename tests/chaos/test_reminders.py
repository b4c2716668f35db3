"""The pass that reminds and the worker that sends, killed again and again under due reminders."""

import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkworkers.models import Reminder, ReminderMessage, RuleKind
from spcore.accounts.models import OrganisationKind
from spcore.outbox.models import OPEN_STATES, OutboxMessage, State
from tests.chaos.processes import Child, Service, chaos_env, wait_until
from tests.chaos.sink import Sink
from tests.chaos.test_outbox import DICE
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.referrals import ReferralFactory, SchemeFactory

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.engine,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(3600),
]
REMINDERS, KILLS = (2_000, 50) if os.environ.get("CHAOS") == "soak" else (60, 3)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # in the scheme's hours, whatever today is
LOOP = f"""
import django
django.setup()
from datetime import datetime
from linkworkers.services import reminders
at = datetime.fromisoformat("{MONDAY.isoformat()}")
while True:
    reminders.raise_reminders(at=at)
    reminders.promise_messages(at=at)
"""


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


@pytest.fixture
def passes(tmp_path: Path) -> Iterator[Child]:
    found = Child([sys.executable, "-c", LOOP], chaos_env(), tmp_path / "passes.log")
    yield found
    found.kill()


def due_cases() -> set[str]:
    """Make cases nobody has spoken with, each of another worker; return the workers' addresses."""
    scheme, began = SchemeFactory(), MONDAY - timedelta(days=40)
    team = OrganisationFactory(kind=OrganisationKind.TEAM, parent=scheme.organisation)
    workers = [UserFactory() for _number in range(REMINDERS)]
    for worker in workers:
        ReferralFactory(
            active=True,
            scheme=scheme,
            team=team,
            link_worker=worker,
            allocated_at=began,
            first_contact_at=began,
        )
    return {worker.email for worker in workers}


class TestKilledWhileReminding:
    def test_each_worker_is_told_once_or_a_person_looks(self, service, passes, sink):
        addresses = due_cases()
        passes.start()

        for _kill in range(KILLS):
            sink.in_the_middle.clear()
            sink.in_the_middle.wait(20)  # nothing flows any more where all were told
            time.sleep(DICE.uniform(0, 2 * sink.seconds))
            for child in (passes, service.worker):
                child.kill()
                child.start()

        wait_until(lambda: ReminderMessage.objects.count() == REMINDERS, seconds=120, what="pass")
        passes.kill()
        open_rows = OutboxMessage.objects.filter(topic="reminders.tell", state__in=OPEN_STATES)
        wait_until(lambda: not open_rows.exists(), seconds=300, what="the outbox did not drain")
        rows = OutboxMessage.objects.filter(topic="reminders.tell")
        silent = Reminder.objects.filter(rule__kind=RuleKind.NO_CONTACT)
        assert silent.count() == rows.count() == REMINDERS
        assert set(rows.values_list("state", flat=True)) <= {State.DONE, State.UNCERTAIN}
        assert all(len(sink.taken[address]) <= 1 for address in addresses)
        taken = sum(len(sink.taken[address]) for address in addresses)
        assert taken >= rows.filter(state=State.DONE).count()
        assert rows.filter(state=State.UNCERTAIN).count() <= 2 * KILLS
