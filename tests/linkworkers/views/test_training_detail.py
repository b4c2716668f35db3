"""Somebody's training."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.training import course_in, record_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(actor):
    return f"/team/training/{actor.user_id}/"


class TestTrainingDetail:
    def test_shows_every_course_with_what_is_wrong_first(self):
        world = small_world()
        record_of(world, course_in(world, "Holding"), days_left=300, evidence="Shared folder")
        course_in(world, "Wanting")

        answer = signed_in(world.worker).get(address(world.worker))

        assert [(row.name, row.state) for row in answer.context["courses"]] == [
            ("Wanting", "missing"),
            ("Holding", "holds"),
        ]
        assert "Shared folder" in text_of(answer)

    def test_is_not_there_for_a_colleague_or_another_team(self):
        world = small_world()

        statuses = [
            signed_in(actor).get(address(world.worker)).status_code
            for actor in (colleague_in(world), small_world().supervisor, world.gp)
        ]

        assert statuses == [404, 404, 403]
