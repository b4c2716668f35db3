"""Changing whom a scheme is for."""

import pytest

from referrals.models import Scheme
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/criteria/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


FORM = {"version": 0, "remit": "Lonely people", "minimum_age": 16, "not_for_needs": ["housing"]}


class TestSchemeEdit:
    def test_saves_and_keeps_who_changed_what(self):
        world = small_world()

        response = admin_of(world).post(URL, FORM)

        scheme = Scheme.objects.get()
        assert response.url == "/scheme/"
        assert (scheme.remit, scheme.minimum_age) == ("Lonely people", 16)
        assert scheme.not_for_needs == ["housing"]
        said = {row.setting: (row.before, row.after) for row in scheme.changes.all()}
        assert said["From which age"] == ("18", "16")
        assert said["Needs that another door serves"] == ("Nothing", "Housing")
        assert scheme.changes.first().by_id is not None

    def test_shows_both_versions_when_somebody_else_was_faster(self):
        world = small_world()
        client = admin_of(world)
        client.post(URL, FORM | {"remit": "Older people"})

        page = text_of(client.post(URL, FORM))

        assert "Somebody else has changed this" in page
        assert "Older people" in page
        assert "Lonely people" in page
        assert Scheme.objects.get().remit == "Older people"

    def test_keeps_what_was_typed_when_the_ages_are_the_wrong_way_round(self):
        world = small_world()

        page = text_of(admin_of(world).post(URL, FORM | {"maximum_age": 10}))

        assert "The oldest age must not be below the youngest" in page
        assert "Lonely people" in page
        assert Scheme.objects.get().remit == ""

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().supervisor).get(URL).status_code == 403
