"""Ending a connected system's access."""

import pytest
from allauth.idp.oidc.models import Client
from django.utils import timezone

from spcore.accounts import selectors
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.systems import system_for, token_of
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


class TestSystemRevoke:
    def test_ends_credentials_and_tokens_and_keeps_the_record(self, administrator, world: World):
        system = system_for(world.practice)
        token = token_of(system)

        administrator.post(f"/systems/{system.pk}/revoke/")

        system.refresh_from_db()
        assert system.revoked_at is not None
        assert not Client.objects.exists()
        assert selectors.system_of_token(token=token, at=timezone.now()) is None
        assert AuditEntry.objects.filter(label="system.revoke", object_id=system.pk).exists()
        assert "Revoked" in administrator.get("/systems/").content.decode()

    def test_a_scheme_may_end_what_it_could_not_begin(self, world: World):
        system = system_for(world.practice)

        signed_in(Role.SCHEME_ADMIN, world.scheme).post(f"/systems/{system.pk}/revoke/")

        system.refresh_from_db()
        assert system.revoked_at is not None

    def test_asks_first(self, administrator, world: World):
        page = administrator.get(f"/systems/{system_for(world.practice).pk}/revoke/")

        assert "can no longer send or read anything" in page.content.decode()

    def test_is_not_there_twice_nor_for_others(self, administrator, world: World):
        system, far = system_for(world.practice), system_for(world.far["PRACTICE"])
        administrator.post(f"/systems/{system.pk}/revoke/")

        assert administrator.post(f"/systems/{system.pk}/revoke/").status_code == 404
        assert administrator.post(f"/systems/{far.pk}/revoke/").status_code == 404
