"""Putting right what somebody said of their needs."""

import pytest

from tests.factories.linkworkers import NeedsPictureFactory
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestNeedsPictureEdit:
    def send(self, world, picture, **typed):
        base = {"occasion": "start", "asked_on": str(NOON.date()), "version": "0"}
        return signed_in(world.worker).post(f"/needs/{picture.pk}/", base | typed)

    def picture(self, world, **fields):
        answers = {"loneliness": "big", "housing": "bit"}
        return NeedsPictureFactory(referral=world.referral(active=True), answers=answers, **fields)

    def test_changes_an_answer_and_takes_another_out(self):
        world = small_world()
        picture = self.picture(world)

        answer = self.send(world, picture, loneliness="quite", housing="not_asked")

        picture.refresh_from_db()
        assert answer.status_code == 302
        assert picture.answers == {"loneliness": "quite"}

    def test_shows_both_versions_where_somebody_else_was_first(self):
        world = small_world()
        picture = self.picture(world, version=3)

        page = text_of(self.send(world, picture, loneliness="bit", housing="bit"))

        assert "Somebody else has changed this" in page
        assert "<td>A big problem</td>" in page
        assert "<td>A bit of a problem</td>" in page

    def test_is_not_there_for_another_team(self):
        picture = self.picture(small_world())

        assert signed_in(small_world().worker).get(f"/needs/{picture.pk}/").status_code == 404
