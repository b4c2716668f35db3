"""/health/: well only when every part is, in plain words and in JSON, and nobody in it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from spcore import audit
from spcore.accounts.actor import SYSTEM
from spcore.audit.models import SealMark
from spcore.ops import health
from spcore.outbox.heartbeats import beat
from spcore.outbox.models import State
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def well():
    """Let every part give a sign of life."""
    for name, _title, _limit in health.PROCESSES:
        beat(name, at=timezone.now())
    SealMark.objects.update_or_create(pk=1, defaults={"anchored_at": timezone.now()})


def ask(client, **headers):
    return client.get(reverse("spcore:health"), headers=headers)


def ill_parts(client) -> set[str]:
    return {part["name"] for part in ask(client).json()["parts"] if not part["is_well"]}


class TestHealth:
    def test_is_well_when_every_part_is(self, client, well):
        response = ask(client)

        assert response.status_code == 200
        assert response.json()["status"] == "well"
        assert ill_parts(client) == set()

    def test_is_ill_before_anything_runs(self, client):
        assert ask(client).status_code == 503
        assert ill_parts(client) == {"relay", "broker", "worker", "beat", "audit_anchor"}

    @pytest.mark.parametrize("name", [name for name, _title, _limit in health.PROCESSES])
    def test_finds_each_process_that_stopped(self, client, well, name):
        beat(name, at=timezone.now() - timedelta(minutes=2))

        assert ask(client).status_code == 503
        assert ill_parts(client) == {name}

    def test_finds_a_message_that_has_waited_too_long(self, client, well):
        promise(state=State.PENDING, due_at=timezone.now() - timedelta(minutes=16))

        assert ill_parts(client) == {"outbox"}

    def test_finds_a_trail_that_is_not_sealed_or_anchored(self, client, well):
        audit.record(actor=SYSTEM, action=audit.Action.READ, label="page")
        at = timezone.now() + timedelta(hours=3)

        ill = {part.name for part in health.parts(at=at) if not part.is_well}

        assert {"audit_sealing", "audit_anchor"} <= ill

    def test_has_a_page_in_plain_words(self, client, well):
        promise(state=State.DEAD, due_at=timezone.now())

        page = ask(client, accept="text/html").content.decode()

        assert "Every part of the service is well" in page
        assert "1 message waits for a person" in page

    def test_says_so_when_the_database_does_not_answer(self, client, monkeypatch):
        def broken():
            raise health.DatabaseError

        monkeypatch.setattr(health.connection, "cursor", broken)

        response = ask(client, accept="text/html")

        assert response.status_code == 503
        assert [part["name"] for part in response.json()["parts"]] == ["database"]

    def test_reads_the_same_few_rows_however_much_there_is(
        self, client, well, django_assert_num_queries
    ):
        with django_assert_num_queries(5):
            ask(client)
