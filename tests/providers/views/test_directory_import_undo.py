"""Taking a list back."""

import pytest
from django.utils import timezone

from providers.models import Capacity, ListState, Service
from providers.selectors.directory_imports import as_shown
from providers.services.directory_imports import confirm_import
from spcore.accounts.roles import Role
from tests.providers.listing_files import CHOIR, as_csv, bring_in, check, found_in

pytestmark = pytest.mark.django_db


class TestDirectoryImportUndo:
    def test_takes_everything_back(self, client, sign_in):
        batch = bring_in(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR))
        page = f"/directory/lists/{batch.pk}/undo/"

        assert "New listings of this file are removed" in client.get(page).content.decode()
        answer = client.post(page, {"shown": as_shown(batch)}, follow=True)

        assert "Everything of this file was taken back" in answer.content.decode()
        assert not Service.objects.exists()
        assert client.get(page).status_code == 409

    def test_lists_what_forbids_it(self, client, sign_in):
        batch = bring_in(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR))
        Service.objects.update(capacity=Capacity.FULL)
        page = f"/directory/lists/{batch.pk}/undo/"

        shown = client.get(page).content.decode()
        answer = client.post(page)

        assert "Choir" in shown
        assert "Take everything back" not in shown
        assert answer.status_code == 409
        assert Service.objects.exists()

    def test_throws_away_a_file_that_is_not_in(self, client, sign_in):
        batch = check(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR))

        answer = client.post(
            f"/directory/lists/{batch.pk}/undo/", {"shown": as_shown(batch)}, follow=True
        )

        assert "The file was thrown away" in answer.content.decode()
        batch.refresh_from_db()
        assert batch.state == ListState.DROPPED

    def test_takes_nothing_back_where_somebody_meant_to_throw_a_file_away(self, client, sign_in):
        actor = sign_in(Role.DIRECTORY_EDITOR)
        batch = check(actor, as_csv(CHOIR))
        meant = as_shown(batch)
        confirm_import(import_id=batch.pk, found=found_in(batch), actor=actor, at=timezone.now())

        answer = client.post(f"/directory/lists/{batch.pk}/undo/", {"shown": meant})

        assert answer.status_code == 409
        assert Service.objects.get().name == "Choir"
