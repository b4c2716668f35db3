"""What a file said is deleted after some days; whose cases came in, and how many, stays."""

from datetime import timedelta

import pytest

from linkworkers import services
from linkworkers.models import CaseloadImport, ImportRow
from referrals.models import Referral
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, NOON, OMAR, as_csv, bring_in, check

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=31)
DEAD = ("", "Ada", "Gone", "", "", "", "")  # no birth date: refused


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


class TestForgetImports:
    def test_leaves_no_word_of_what_the_rows_said(self):
        batch = bring_in(small_world(), as_csv((*ANNA[:6], "Do not ring"), OMAR, DEAD))

        assert services.forget_imports(at=LATER) == 1

        rows = ImportRow.objects.all()
        assert {(row.name, row.birth_date, str(row.problems)) for row in rows} == {("", None, "[]")}
        assert rows.count() == 2
        batch.refresh_from_db()
        assert batch.counts == {"flagged": 1, "accepted": 1, "refused": 1}
        assert batch.forgotten_at == LATER

    def test_keeps_what_came_in_yesterday(self):
        bring_in(small_world(), as_csv(ANNA))

        assert services.forget_imports(at=NOON + timedelta(days=29)) == 0

        assert ImportRow.objects.get().name == "Anna Hill"

    def test_throws_away_what_was_left_lying(self):
        batch = check(small_world(), as_csv(ANNA))

        services.forget_imports(at=LATER)

        batch.refresh_from_db()
        assert (batch.state, bytes(batch.content), batch.samples) == ("dropped", b"", [])
        assert not ImportRow.objects.exists()

    def test_a_second_run_of_the_file_still_changes_nothing_and_undo_still_works(self):
        world = small_world()
        batch = bring_in(world, as_csv(ANNA, OMAR))
        services.forget_imports(at=LATER)

        assert check(world, as_csv(ANNA, OMAR)).counts == {"unchanged": 2}
        services.undo_import(import_id=batch.pk, actor=world.supervisor, at=LATER)
        assert not Referral.objects.exclude(status="entered_in_error").exists()

    def test_forgets_once(self):
        bring_in(small_world(), as_csv(ANNA))
        services.forget_imports(at=LATER)

        assert services.forget_imports(at=LATER) == 0
        assert CaseloadImport.objects.get().forgotten_at == LATER
