"""Ending what a team serves."""

import pytest

from referrals.models import TeamCover
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/area/end/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


class TestSchemeAreaEnd:
    def test_takes_the_ticked_practice_off_and_keeps_that(self):
        world = small_world()
        cover = TeamCover.objects.get()

        page = text_of(admin_of(world).post(URL, {"cover": cover.pk}, follow=True))

        assert "1 practice taken off" in page
        assert not TeamCover.objects.exists()
        assert world.scheme.changes.get().before == world.practice.name

    def test_says_what_to_tick_when_nothing_is(self):
        page = text_of(admin_of(small_world()).post(URL, {"cover": "x"}, follow=True))

        assert "Tick the practices to take off" in page

    def test_ends_nothing_of_another_scheme(self):
        small_world()

        admin_of(small_world()).post(URL, {"cover": [row.pk for row in TeamCover.objects.all()]})

        assert TeamCover.objects.count() == 1

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().supervisor).post(URL, {}).status_code == 403
