"""The page that says how far a worker is with a large file."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from linkworkers import services
from linkworkers.models import CaseloadImport
from linkworkers.services import imports
from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, OMAR, as_csv, confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch, settings):
    """Return a world, and a file of it that a worker has yet to read."""
    settings.DEMO = True
    monkeypatch.setattr(imports, "AT_ONCE_BYTES", 10)
    world = small_world()
    batch = services.start_import(
        file_name="a.csv",
        content=as_csv(ANNA, OMAR),
        actor=world.supervisor,
        at=timezone.now(),
        may_wait=True,
    )
    return world, batch


def page(batch, name="progress"):
    return reverse(f"linkworkers:import_{name}", args=[batch.pk])


class TestImportProgress:
    def test_says_how_far_it_is_and_brings_itself_up_to_date(self, asked):
        world, batch = asked
        CaseloadImport.objects.update(state="checking", row_count=200, rows_done=50)

        text = confirmed(world.supervisor).get(page(batch)).content.decode()

        assert "25 per cent done" in text
        assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in text
        assert "data-progress" in text
        assert not AuditEntry.objects.filter(label__contains="progress").exists()

    def test_leads_on_when_it_is_done(self, asked):
        world, batch = asked
        services.work_on_import(import_id=batch.pk, at=timezone.now())

        response = confirmed(world.supervisor).get(page(batch))

        assert response.url == page(batch, "columns")

    def test_is_where_the_rows_lead_while_a_worker_is_at_it(self, asked):
        world, batch = asked

        response = confirmed(world.supervisor).get(page(batch, "detail"))

        assert response.url == page(batch)

    def test_owns_up_when_it_takes_too_long(self, asked):
        world, batch = asked
        CaseloadImport.objects.update(asked_at=timezone.now() - timedelta(minutes=6))

        text = confirmed(world.supervisor).get(page(batch)).content.decode()

        assert "takes longer than it should" in text

    def test_can_be_stopped(self, asked):
        world, batch = asked

        browser = confirmed(world.supervisor)
        shown = browser.get(page(batch, "undo")).context["shown"]
        browser.post(page(batch, "undo"), {"shown": shown})

        batch.refresh_from_db()
        assert (batch.state, bytes(batch.content)) == ("dropped", b"")

    def test_is_hidden_from_another_team(self, asked):
        _world, batch = asked

        assert confirmed(small_world().supervisor).get(page(batch)).status_code == 404


class TestLargeFile:
    def test_is_taken_without_being_read(self, asked, monkeypatch, tmp_path):
        world, _batch = asked
        path = tmp_path / "b.csv"
        path.write_bytes(as_csv(ANNA) + b'"never closed')
        monkeypatch.setattr("spcore.ui.table_field.read_through", None)

        with path.open("rb") as file:
            response = confirmed(world.supervisor).post("/caseload/import/", {"file": file})

        latest = CaseloadImport.objects.latest("made_at")
        assert (response.url, latest.state) == (page(latest), "reading")
