"""Who changed which setting."""

import pytest

from referrals.models import SchemeChange
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/history/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


class TestSchemeHistory:
    def test_says_who_changed_what_and_when_newest_first(self):
        world = small_world()
        client = admin_of(world)
        client.post("/scheme/criteria/", {"version": 0, "remit": "First", "minimum_age": 18})
        client.post("/scheme/criteria/", {"version": 1, "remit": "Second", "minimum_age": 18})

        response = client.get(URL)

        assert [row.after for row in response.context["changes"]] == ["Second", "First"]
        assert "Who it suits" in text_of(response)

    def test_pages_through_everything_once(self):
        world = small_world()
        SchemeChange.objects.bulk_create(
            SchemeChange(scheme=world.scheme, setting=f"S{number}", at=NOON) for number in range(53)
        )
        client = admin_of(world)

        first = client.get(URL)
        second = client.get(first.context["older"])

        seen = {row.pk for page in (first, second) for row in page.context["changes"]}
        assert len(seen) == 53

    def test_shows_nothing_of_another_scheme(self):
        SchemeChange.objects.create(scheme=small_world().scheme, setting="Elsewhere", at=NOON)

        assert "Elsewhere" not in text_of(admin_of(small_world()).get(URL))

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().gp).get(URL).status_code == 403
