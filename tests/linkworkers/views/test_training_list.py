"""Training of the team."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.training import course_in, record_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/team/training/"


class TestTrainingList:
    def test_a_supervisor_sees_what_each_lacks_and_nothing_of_another_team(self):
        world, other = small_world(), small_world()
        record_of(world, course_in(world), days_left=-3)
        course_in(other, "Theirs")

        page = text_of(signed_in(world.supervisor).get(ADDRESS))

        assert "Run out" in page
        assert "1 link worker lacks something" in page
        assert "Theirs" not in page
        assert other.worker.name not in page

    def test_leads_a_link_worker_to_their_own(self):
        world = small_world()

        answer = signed_in(world.worker).get(ADDRESS)

        assert answer.url == f"/team/training/{world.worker.user_id}/"

    def test_asks_as_much_of_many_as_of_one(self):
        world = small_world()
        course = course_in(world)
        browser = signed_in(world.supervisor)
        few = questions(browser, ADDRESS)
        for _ in range(5):
            record_of(world, course, days_left=9, actor=colleague_in(world))

        assert questions(browser, ADDRESS) == few <= 9
