"""Checking out of a visit."""

import pytest
from django.utils import timezone

from linkworkers.services.lone_visits import start_visit
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def visit_in(world):
    referral = world.referral(active=True)
    return start_visit(referral_id=referral.pk, actor=world.worker, at=timezone.now())


class TestVisitEnd:
    def test_one_tap_checks_out(self):
        world = small_world()
        visit = visit_in(world)

        page = text_of(signed_in(world.worker).post(f"/visits/{visit.pk}/end/", follow=True))

        visit.refresh_from_db()
        assert visit.ended_at is not None
        assert "Checked out" in page

    def test_asks_a_colleague_how_they_know(self):
        world = small_world()
        visit = visit_in(world)
        browser, page = signed_in(world.supervisor), f"/visits/{visit.pk}/end/"

        empty = text_of(browser.post(page))
        browser.post(page, {"how": "Spoke to them"})

        visit.refresh_from_db()
        assert "Say how you know that they are safe" in empty
        assert visit.how_ended == "Spoke to them"

    def test_is_not_there_for_another_team(self):
        visit = visit_in(small_world())

        answer = signed_in(small_world().supervisor).get(f"/visits/{visit.pk}/end/")

        assert answer.status_code == 404
