"""Giving a connected system a new secret."""

import pytest
from django.utils import timezone

from spcore.accounts import selectors
from spcore.accounts.roles import Role
from tests.factories.systems import SECRET, system_for, token_of
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


class TestSystemRotate:
    def test_ends_the_old_secret_and_every_token(self, administrator, world: World):
        system = system_for(world.practice)
        token = token_of(system)

        page = administrator.post(f"/systems/{system.pk}/secret/")

        system.refresh_from_db()
        assert system.client is not None
        assert system.client.check_secret(page.context["made"].secret)
        assert not system.client.check_secret(SECRET)
        assert selectors.system_of_token(token=token, at=timezone.now()) is None

    def test_asks_first(self, administrator, world: World):
        system = system_for(world.practice)

        page = administrator.get(f"/systems/{system.pk}/secret/")

        assert "stops working at once" in page.content.decode()

    def test_a_scheme_that_sees_no_case_gets_no_secret(self, world: World):
        system = system_for(world.practice)

        answer = signed_in(Role.SCHEME_ADMIN, world.scheme).post(f"/systems/{system.pk}/secret/")

        assert answer.status_code == 403
        system.refresh_from_db()
        assert system.client is not None
        assert system.client.check_secret(SECRET)

    def test_is_not_there_for_others(self, administrator, world: World):
        far = system_for(world.far["PRACTICE"])

        assert administrator.post(f"/systems/{far.pk}/secret/").status_code == 404
