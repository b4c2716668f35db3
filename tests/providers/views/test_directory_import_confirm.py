"""Bringing a checked list in."""

import pytest

from providers.models import ListState, Service
from providers.selectors.directory_imports import as_shown
from providers.services import directory_imports as services
from spcore.accounts.roles import Role
from tests.providers.listing_files import CHOIR, as_csv, bring_in, check, found_in

pytestmark = pytest.mark.django_db


class TestDirectoryImportConfirm:
    def test_brings_the_rows_in(self, client, sign_in):
        batch = check(sign_in(Role.SCHEME_ADMIN), as_csv(CHOIR))

        page = client.get(f"/directory/lists/{batch.pk}/").content.decode()
        shown = as_shown(batch)
        answer = client.post(
            f"/directory/lists/{batch.pk}/bring-in/", {"shown": shown}, follow=True
        )

        assert f'name="shown" value="{shown}"' in page
        assert "The list is in" in answer.content.decode()
        batch.refresh_from_db()
        assert batch.state == ListState.DONE
        assert Service.objects.get().name == "Choir"

    def test_is_refused_the_second_time(self, client, sign_in):
        batch = bring_in(sign_in(Role.SCHEME_ADMIN), as_csv(CHOIR))

        assert client.post(f"/directory/lists/{batch.pk}/bring-in/").status_code == 409
        assert Service.objects.count() == 1

    def test_is_refused_where_somebody_else_changed_the_columns_since(self, client, sign_in):
        actor = sign_in(Role.SCHEME_ADMIN)
        batch = check(actor, as_csv(CHOIR))
        shown = as_shown(batch)
        fields = [field if field != "organisation" else "" for field in batch.tables[0]["fields"]]
        services.set_columns(import_id=batch.pk, fields=[fields], is_complete=False, actor=actor)
        batch.refresh_from_db()
        services.check_list(import_id=batch.pk, found=found_in(batch), actor=actor)

        answer = client.post(f"/directory/lists/{batch.pk}/bring-in/", {"shown": shown})

        assert answer.status_code == 409
        assert not Service.objects.exists()
