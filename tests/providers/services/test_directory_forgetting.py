"""What lists kept to be taken back is forgotten after its time."""

from datetime import timedelta

import pytest

from providers.models import DirectoryImportRow, ListState, Service
from providers.services.directory_forgetting import forget_lists
from providers.services.directory_undoing import undo_import
from spcore.errors import Conflict
from tests.providers.listing_files import AT, CHOIR, WALK, an_editor, as_csv, bring_in

pytestmark = pytest.mark.django_db


class TestForgetLists:
    def test_forgets_what_was_said_before_and_keeps_what_became_of_each_row(self, settings):
        batch = bring_in(an_editor(), as_csv(CHOIR, WALK))
        late = batch.done_at + timedelta(days=settings.IMPORT_KEPT_DAYS)

        early = forget_lists(at=late - timedelta(seconds=1))
        kept = DirectoryImportRow.objects.exclude(after="").count()
        counts = [forget_lists(at=late) for _run in range(2)]

        assert (early, kept, counts) == (0, 2, [1, 0])
        assert set(batch.rows.values_list("verdict", "before", "after")) == {("created", None, "")}

    def test_what_was_forgotten_is_not_taken_back(self, settings):
        actor = an_editor()
        batch = bring_in(actor, as_csv(CHOIR, WALK))
        late = batch.done_at + timedelta(days=settings.IMPORT_KEPT_DAYS)

        with pytest.raises(Conflict):
            undo_import(import_id=batch.pk, actor=actor, at=late)

        batch.refresh_from_db()
        assert (batch.state, Service.objects.count()) == (ListState.DONE, 2)

    def test_throws_a_file_away_that_was_left_lying(self, settings):
        batch = bring_in(an_editor(), as_csv(CHOIR))
        type(batch).objects.update(state=ListState.CHECKED, content=b"x", done_at=None)
        late = AT + timedelta(days=settings.IMPORT_KEPT_DAYS)

        assert forget_lists(at=late + timedelta(days=1)) == 1

        batch.refresh_from_db()
        assert (batch.state, bytes(batch.content), batch.rows.count()) == ("dropped", b"", 0)
