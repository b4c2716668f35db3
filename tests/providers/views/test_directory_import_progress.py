"""How far a worker is with a long list."""

import pytest

from providers.models import DirectoryImport, ListState
from providers.selectors.directory_imports import as_shown
from providers.services import directory_work
from spcore.accounts.roles import Role
from tests.providers.listing_files import CHOIR, WALK, as_csv, check

pytestmark = pytest.mark.django_db


class TestDirectoryImportProgress:
    def test_a_long_list_is_brought_in_by_a_worker_and_says_how_far_it_is(
        self, client, sign_in, monkeypatch
    ):
        monkeypatch.setattr(directory_work, "AT_ONCE", 1)
        batch = check(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR, WALK))
        here = f"/directory/lists/{batch.pk}/"

        first = client.post(
            f"{here}bring-in/", {"shown": as_shown(batch)}, follow=True
        ).content.decode()
        DirectoryImport.objects.update(rows_done=1)
        second = client.get(f"{here}progress/").content.decode()
        detail = client.get(here).content.decode()

        assert "It begins in a moment" in first
        assert "1 of 2 rows read" in second
        assert "See how far it is" in detail
        batch.refresh_from_db()
        assert batch.state == ListState.BRINGING

    def test_the_columns_of_a_long_list_are_checked_by_a_worker(self, client, sign_in, monkeypatch):
        monkeypatch.setattr(directory_work, "AT_ONCE", 1)
        batch = check(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR, WALK))
        fields = batch.tables[0]["fields"]
        typed = {f"column_0_{place}": field for place, field in enumerate(fields)}

        answer = client.post(f"/directory/lists/{batch.pk}/columns/", typed)

        assert answer.url == f"/directory/lists/{batch.pk}/progress/"
        batch.refresh_from_db()
        assert batch.state == ListState.CHECKING

    def test_leads_on_once_it_is_done_and_back_with_the_reason_when_it_is_not(
        self, client, sign_in
    ):
        batch = check(sign_in(Role.SCHEME_ADMIN), as_csv(CHOIR))
        url = f"/directory/lists/{batch.pk}/progress/"

        assert client.get(url).url == f"/directory/lists/{batch.pk}/"
        DirectoryImport.objects.update(state=ListState.COLUMNS, problem="It broke off")
        assert "It broke off" in client.get(url, follow=True).content.decode()

    def test_can_be_stopped(self, client, sign_in):
        batch = check(sign_in(Role.SCHEME_ADMIN), as_csv(CHOIR))
        DirectoryImport.objects.update(state=ListState.BRINGING)
        batch.refresh_from_db()

        client.post(f"/directory/lists/{batch.pk}/undo/", {"shown": as_shown(batch)})

        batch.refresh_from_db()
        assert batch.state == ListState.DROPPED
