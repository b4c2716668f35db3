"""A scheme as its own people see it."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import OtherDoorFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


class TestSchemeDetail:
    def test_shows_criteria_targets_doors_and_area(self):
        world = small_world()
        world.scheme.remit = "Lonely people"
        world.scheme.save()
        OtherDoorFactory(scheme=world.scheme, name="Shelter")
        OtherDoorFactory(name="Of another scheme")

        page = text_of(admin_of(world).get(URL))

        assert "Lonely people" in page
        assert "Shelter" in page
        assert "Not confirmed" in page
        assert "1 practice" in page
        assert "Of another scheme" not in page

    def test_says_what_to_do_when_there_is_nothing_yet(self):
        page = text_of(admin_of(small_world()).get(URL))

        assert "No doors yet" in page
        assert "Nothing has been changed yet" in page

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().supervisor).get(URL).status_code == 403
