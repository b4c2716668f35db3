"""Giving a colleague one more role."""

import pytest

from spcore.accounts.roles import Role
from tests.spcore.accounts.conftest import World

pytestmark = pytest.mark.django_db


class TestColleagueRoleAdd:
    def test_gives_it_at_once(self, administrator, colleague, world: World):
        place = f"{world.practice.pk}:{Role.REFERRER_ADMIN}"

        administrator.post(f"/people/{colleague.pk}/roles/add/", {"place": place})

        assert colleague.memberships.filter(role=Role.REFERRER_ADMIN).exists()

    def test_refuses_a_place_that_was_not_offered(self, administrator, colleague, world: World):
        for place in (
            f"{world.scheme.pk}:{Role.SCHEME_ADMIN}",
            f"{world.practice.pk}:{Role.SCHEME_ADMIN}",
            f"{world.far['PRACTICE'].pk}:{Role.REFERRER_ADMIN}",
            "x",
        ):
            page = administrator.post(f"/people/{colleague.pk}/roles/add/", {"place": place})
            assert page.status_code == 200

        assert colleague.memberships.count() == 1
