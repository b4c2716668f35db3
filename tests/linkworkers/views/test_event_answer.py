"""Saying whether one comes."""

import pytest

from linkworkers.models import EventAnswer
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, invited
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventAnswer:
    def test_the_last_answer_counts(self):
        world = small_world()
        event = event_in(world)
        invited(event, world.practice)
        browser = signed_in(world.gp)

        for coming in ("yes", "no", "yes"):
            page = text_of(browser.post(address(event, "answer/"), {"coming": coming}, follow=True))

        answer = EventAnswer.objects.get()
        assert (answer.user_id, answer.is_coming) == (world.gp.user_id, True)
        assert "You come" in page

    def test_is_refused_once_it_is_over_and_to_whoever_is_not_invited(self):
        world = small_world()
        over = event_in(world, days=-2)

        assert signed_in(world.worker).post(address(over, "answer/")).status_code == 409
        assert signed_in(world.gp).post(address(over, "answer/")).status_code == 404
