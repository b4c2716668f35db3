"""Finding the organisation whose system is to be connected."""

import pytest

from spcore.accounts.roles import Role
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


class TestSystemSearch:
    def test_a_practice_goes_straight_to_its_own(self, administrator, world: World):
        answer = administrator.get("/systems/add/")

        assert answer.headers["Location"] == f"/systems/add/{world.practice.pk}/"

    def test_a_scheme_finds_those_that_refer_and_no_team(self, world: World):
        page = signed_in(Role.SCHEME_ADMIN, world.scheme).get("/systems/add/").content.decode()

        assert f"/systems/add/{world.practice.pk}/" in page
        assert f"/systems/add/{world.referrer.pk}/" in page
        assert f"/systems/add/{world.team.pk}/" not in page
        assert f"/systems/add/{world.far['PRACTICE'].pk}/" not in page

    def test_says_so_when_nothing_matches(self, world: World):
        page = signed_in(Role.SCHEME_ADMIN, world.scheme).get("/systems/add/?q=zzzz")

        assert "No organisation found" in page.content.decode()
