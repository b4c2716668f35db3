"""Supervision of a team, as its supervisor and as a link worker see it."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.supervising import held, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/team/supervision/"


class TestSupervisionList:
    def test_a_supervisor_sees_whose_is_overdue_and_never_what_was_said(self):
        world = small_world()
        held(world, days_ago=40, personal="Tired of it all")

        page = text_of(signed_in(world.supervisor).get(ADDRESS))

        assert "every 4 weeks" in page
        assert "Overdue" in page
        assert "Tired of it all" not in page
        assert "Supervision is overdue for 1 link worker" in text_of(
            signed_in(world.supervisor).get("/today/")
        )

    def test_a_link_worker_sees_themself_alone(self):
        world = small_world()
        colleague = colleague_in(world)
        planned(world, worker=colleague)
        planned(world)

        page = text_of(signed_in(world.worker).get(ADDRESS))

        assert world.worker.name in page
        assert colleague.name not in page
        assert "Change how often" not in page

    def test_asks_as_much_of_many_as_of_one(self):
        world = small_world()
        held(world)
        browser = signed_in(world.supervisor)
        few = questions(browser, ADDRESS)
        for _ in range(5):
            held(world, worker=colleague_in(world))

        assert questions(browser, ADDRESS) == few <= 9
