"""Long lists: a worker checks them and brings them in."""

from uuid import uuid4

import pytest

from providers.adapters.kept_list import found_in
from providers.handlers import work_on_long_list
from providers.models import DirectoryImport, ListState, Service
from providers.services import directory_imports as services
from providers.services.directory_work import ask_for_work, is_long, work_on_list
from spcore.accounts.models import Membership
from spcore.errors import Conflict
from spcore.outbox.models import OutboxMessage
from tests.providers.listing_files import AT, CHOIR, GROUPS, WALK, an_editor, as_csv, check

pytestmark = pytest.mark.django_db(transaction=True)


def columns_said(actor, content=None):
    """Take a list up to where its rows are checked."""
    content = content or as_csv(CHOIR, WALK)
    batch = services.start_import(
        file_name="g.csv", content=content, details=GROUPS, actor=actor, at=AT
    )
    fields = [table["fields"] for table in batch.tables]
    return services.set_columns(import_id=batch.pk, fields=fields, is_complete=False, actor=actor)


def work(batch):
    work_on_long_list(batch.pk, message_id=uuid4())
    batch.refresh_from_db()


class TestWork:
    def test_checks_then_brings_in_as_a_page_would(self):
        actor = an_editor()
        batch = columns_said(actor)

        ask_for_work(import_id=batch.pk, step=ListState.CHECKING, actor=actor, at=AT)
        work(batch)
        checked = (batch.state, batch.counts)
        ask_for_work(import_id=batch.pk, step=ListState.BRINGING, actor=actor, at=AT)
        work(batch)
        work(batch)

        assert checked == (ListState.CHECKED, {"created": 2})
        assert (batch.state, batch.counts) == (ListState.DONE, {"created": 2})
        assert Service.objects.count() == 2
        assert OutboxMessage.objects.filter(topic="directory_import.work").count() == 2

    def test_says_how_far_it_is_beside_its_transaction(self):
        actor = an_editor()
        rows = [f"{n},Choir {n},Age Trust,PR1 2HE,Mon,10:00,Befriending," for n in range(1001)]
        batch = columns_said(actor, as_csv(*rows))
        ask_for_work(import_id=batch.pk, step=ListState.CHECKING, actor=actor, at=AT)
        seen = []

        def read(one):
            for each in found_in(one):
                yield each
                seen.append(DirectoryImport.objects.get(pk=one.pk).rows_done)

        work_on_list(import_id=batch.pk, read=read, at=AT)

        assert (batch.row_count, set(seen)) == (1001, {0, 500, 1000})

    def test_what_keeps_it_from_being_done_is_said_and_leads_back(self):
        actor = an_editor()
        batch = check(actor, as_csv(CHOIR, WALK))
        ask_for_work(import_id=batch.pk, step=ListState.BRINGING, actor=actor, at=AT)
        DirectoryImport.objects.update(counts={"created": 1, "unchanged": 1})

        work(batch)

        assert batch.state == ListState.CHECKED
        assert "have changed since" in batch.problem
        assert not Service.objects.exists()

    def test_is_not_done_for_somebody_who_left_nor_of_what_was_thrown_away(self):
        actor = an_editor()
        batch = columns_said(actor)
        ask_for_work(import_id=batch.pk, step=ListState.CHECKING, actor=actor, at=AT)
        services.drop_import(import_id=batch.pk, actor=actor)
        work(batch)
        assert (batch.state, batch.problem) == (ListState.DROPPED, "")

        other = columns_said(actor)
        ask_for_work(import_id=other.pk, step=ListState.CHECKING, actor=actor, at=AT)
        Membership.objects.filter(user_id=actor.user_id).update(ended_at=AT)
        work(other)

        assert other.state == ListState.COLUMNS
        assert "does not keep the directory" in other.problem

    def test_is_asked_for_once(self):
        actor = an_editor()
        batch = columns_said(actor)
        ask_for_work(import_id=batch.pk, step=ListState.CHECKING, actor=actor, at=AT)

        with pytest.raises(Conflict):
            ask_for_work(import_id=batch.pk, step=ListState.CHECKING, actor=actor, at=AT)

    def test_is_for_more_rows_than_a_page_does_while_somebody_waits(self):
        assert not is_long(DirectoryImport(row_count=3000))
        assert is_long(DirectoryImport(row_count=3001))
