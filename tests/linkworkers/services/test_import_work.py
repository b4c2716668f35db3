"""A large file is left to a worker: nothing of it is done within the request, and nothing twice."""

import pytest
from django.db import connection

from linkworkers import services
from linkworkers.handlers import work_on_import
from linkworkers.models import CaseloadImport, ImportRow
from linkworkers.services import imports
from referrals.models import Person, Referral
from spcore.accounts.models import Membership
from spcore.errors import Conflict
from spcore.loading import progress
from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, NOON, OMAR, as_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch, settings):
    """Let two rows be too many for a page."""
    settings.DEMO = True
    monkeypatch.setattr(imports, "AT_ONCE_BYTES", 10)
    monkeypatch.setattr(imports, "AT_ONCE_ROWS", 1)


def start(world, *rows):
    content = as_csv(*rows)
    return services.start_import(
        file_name="a.csv", content=content, actor=world.supervisor, at=NOON, may_wait=True
    )


def worked(batch):
    """Do what was promised, twice, and return the import as it is then."""
    for message in OutboxMessage.objects.filter(topic="caseload_import.work"):
        for _time in range(2):
            work_on_import(message.subject_id, message_id=message.pk)
        message.delete()
    return CaseloadImport.objects.get(pk=batch.pk)


def checked(world, *rows):
    batch = worked(start(world, *rows))
    services.set_columns(
        import_id=batch.pk, mapping=batch.mapping, actor=world.supervisor, at=NOON, may_wait=True
    )
    return worked(batch)


def confirm(world, batch):
    return services.confirm_import(
        import_id=batch.pk,
        evidence_held_by="The PCN office",
        actor=world.supervisor,
        at=NOON,
        may_wait=True,
    )


class TestWorkOnImport:
    def test_takes_each_step_once_after_it_was_asked_for(self):
        world = small_world()

        batch = start(world, ANNA, OMAR)
        assert (batch.state, batch.headings) == ("reading", [])
        batch = worked(batch)
        assert (batch.state, batch.row_count, batch.mapping[1]) == ("columns", 2, "given_name")
        batch = checked(world, ANNA, OMAR)
        assert (batch.state, batch.counts) == ("checked", {"accepted": 2})
        assert confirm(world, batch).state == "bringing"
        assert not Person.objects.exists()

        assert worked(batch).state == "done"
        assert Referral.objects.count() == 2

    def test_says_what_is_wrong_with_a_file_and_keeps_nothing_of_it(self):
        world = small_world()

        batch = worked(start(world, ('"never closed', *ANNA[1:]), OMAR))
        broken = services.start_import(
            file_name="b.csv",
            content=as_csv(ANNA) + b'"never closed',
            actor=world.supervisor,
            at=NOON,
            may_wait=True,
        )
        broken = worked(broken)

        assert batch.state == "columns"
        assert (broken.state, bytes(broken.content)) == ("dropped", b"")
        assert "breaks off in row 3" in broken.problem

    def test_goes_back_to_the_check_when_records_changed_meanwhile(self):
        world = small_world()
        number = "9993485810"
        batch = checked(world, (number, *ANNA[1:]), OMAR)
        confirm(world, batch)
        Person.objects.create(
            given_name="Zoe", family_name="Other", birth_date="1950-01-01", nhs_number=number
        )

        batch = worked(batch)

        assert batch.state == "checked"
        assert "have changed since the file was checked" in batch.problem
        assert not Referral.objects.exists()

    def test_stays_out_once_whoever_asked_supervises_the_team_no_more(self):
        world = small_world()
        batch = checked(world, ANNA, OMAR)
        confirm(world, batch)
        Membership.objects.filter(user_id=world.supervisor.user_id).update(ended_at=NOON)

        batch = worked(batch)

        assert (batch.state, Referral.objects.count()) == ("checked", 0)
        assert "does not supervise this team" in batch.problem

    def test_keeps_nothing_of_a_file_that_is_thrown_away_meanwhile(self):
        world = small_world()
        batch = checked(world, ANNA, OMAR)
        confirm(world, batch)

        services.drop_import(import_id=batch.pk, actor=world.supervisor)

        assert worked(batch).state == "dropped"
        assert not Referral.objects.exists()
        assert not ImportRow.objects.exists()

    def test_lets_nobody_else_go_on_meanwhile(self):
        world = small_world()
        batch = start(world, ANNA, OMAR)

        with pytest.raises(Conflict):
            services.set_columns(
                import_id=batch.pk, mapping=[], actor=world.supervisor, at=NOON, may_wait=True
            )


@pytest.mark.django_db(transaction=True)
class TestProgress:
    def test_is_seen_before_the_step_is_done(self, monkeypatch):
        monkeypatch.setattr(progress, "SAY_EVERY", 1)
        batch = start(small_world(), ANNA, OMAR)
        seen = []

        with progress.Progress(CaseloadImport, batch.pk) as count:
            for _row in count([1, 2]):
                seen.append(CaseloadImport.objects.get(pk=batch.pk).rows_done)

        assert seen == [1, 2]
        assert connection.is_usable()
