"""Bringing a checked list in."""

import pytest

from providers.models import ListState, Service
from spcore.accounts.roles import Role
from tests.providers.listing_files import CHOIR, as_csv, bring_in, check

pytestmark = pytest.mark.django_db


class TestDirectoryImportConfirm:
    def test_brings_the_rows_in(self, client, sign_in):
        batch = check(sign_in(Role.SCHEME_ADMIN), as_csv(CHOIR))

        answer = client.post(f"/directory/lists/{batch.pk}/bring-in/", follow=True)

        assert "The list is in" in answer.content.decode()
        batch.refresh_from_db()
        assert batch.state == ListState.DONE
        assert Service.objects.get().name == "Choir"

    def test_is_refused_the_second_time(self, client, sign_in):
        batch = bring_in(sign_in(Role.SCHEME_ADMIN), as_csv(CHOIR))

        assert client.post(f"/directory/lists/{batch.pk}/bring-in/").status_code == 409
        assert Service.objects.count() == 1
