"""Planning supervision."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import SupervisionSession
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.supervising import day_parts
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(actor):
    return f"/team/supervision/with/{actor.user_id}/"


class TestSupervisionPlan:
    def test_a_link_worker_asks_for_it_with_their_supervisor(self):
        world = small_world()
        browser, day = signed_in(world.worker), timezone.localdate() + timedelta(days=3)
        chosen = {"supervisor": str(world.supervisor.user_id), "starts": "2pm"}

        answer = browser.post(address(world.worker), day_parts("day", day) | chosen, follow=True)

        session = SupervisionSession.objects.get()
        assert (session.worker_id, session.supervisor_id) == (
            world.worker.user_id,
            world.supervisor.user_id,
        )
        assert "at 2pm" in text_of(answer)

    def test_a_supervisor_plans_with_themself_and_keeps_what_was_typed(self):
        world = small_world()
        browser, yesterday = signed_in(world.supervisor), timezone.localdate() - timedelta(days=1)

        page = text_of(
            browser.post(address(world.worker), day_parts("day", yesterday) | {"starts": "10:15"})
        )

        assert "must be today or later" in page
        assert "10:15" in page
        assert "With whom?" not in page

    def test_is_not_there_for_a_colleague_or_another_team(self):
        world, other = small_world(), small_world()

        statuses = [
            signed_in(actor).get(address(world.worker)).status_code
            for actor in (colleague_in(world), other.supervisor, world.gp)
        ]

        assert statuses == [404, 404, 403]
