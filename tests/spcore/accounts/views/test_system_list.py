"""The computer systems that may send and read referrals."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.systems import system_for
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


class TestSystemList:
    def test_a_practice_sees_its_own_and_nobody_elses(self, administrator, world: World):
        system_for(world.practice, name="EMIS Web")
        system_for(world.far["PRACTICE"], name="Far Away")

        page = administrator.get("/systems/").content.decode()

        assert "EMIS Web" in page
        assert "Send referrals, and withdraw them" in page
        assert "Far Away" not in page

    def test_a_scheme_sees_those_of_its_area(self, world: World):
        system_for(world.practice, name="EMIS Web")
        system_for(world.far["PRACTICE"], name="Far Away")

        page = signed_in(Role.SCHEME_ADMIN, world.scheme).get("/systems/").content.decode()

        assert "EMIS Web" in page
        assert "Far Away" not in page

    def test_a_scheme_may_revoke_but_is_offered_no_secret(self, world: World):
        system = system_for(world.practice)

        page = signed_in(Role.SCHEME_ADMIN, world.scheme).get("/systems/").content.decode()

        assert f"/systems/{system.pk}/revoke/" in page
        assert f"/systems/{system.pk}/secret/" not in page
        assert "/systems/add/" not in page

    def test_another_referrer_without_leave_to_approve_sees_none(self, world: World):
        system_for(world.referrer)

        assert signed_in(Role.OTHER_REFERRER, world.referrer).get("/systems/").status_code == 403

    def test_says_so_when_there_is_none(self, administrator):
        assert "No system is connected yet" in administrator.get("/systems/").content.decode()

    def test_asks_as_much_of_the_database_for_many_as_for_one(
        self, administrator, world: World, django_assert_num_queries
    ):
        system_for(world.practice)
        administrator.get("/systems/")
        with django_assert_num_queries(2):
            administrator.get("/systems/")
        for number in range(10):
            system_for(world.practice, name=f"System {number}")

        with django_assert_num_queries(2):
            administrator.get("/systems/")
