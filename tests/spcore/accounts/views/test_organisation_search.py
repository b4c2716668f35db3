"""Finding the organisation to invite somebody to."""

import pytest

from spcore.accounts.roles import Role
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


class TestOrganisationSearch:
    def test_starts_with_a_search_for_a_scheme_and_goes_straight_on_for_others(
        self, administrator, world: World
    ):
        scheme = signed_in(Role.SCHEME_ADMIN, world.scheme)

        straight = administrator.get("/people/invite/")
        found = scheme.get("/people/invite/", {"q": world.practice.name}).content.decode()

        assert straight.headers["Location"] == f"/people/invite/{world.practice.pk}/"
        assert str(world.practice.pk) in found
        assert str(world.far["PRACTICE"].pk) not in found
