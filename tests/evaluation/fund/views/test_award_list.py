"""The public list of awards."""

import pytest
from django.test import Client

from evaluation.fund.models import Award
from tests.evaluation.fund.world import award_in, fund_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


class TestAwardList:
    def test_shows_everybody_what_was_accepted_and_nothing_before(self):
        world = fund_world("decided")
        award_in(world, status="offered")

        before = text_of(Client().get("/fund/awards/"))
        Award.objects.update(status="stopped")
        after = text_of(Client().get("/fund/awards/"))

        assert "No award yet" in before
        assert "A minibus" in after
        assert "£0 paid, of £5,000 awarded" in after
        assert "Stopped early" in after

    def test_asks_as_much_of_many_awards_as_of_few(self):
        for number in range(8):
            award_in(fund_world("decided"))
            if number == 2:
                few = questions(Client(), "/fund/awards/")

        assert questions(Client(), "/fund/awards/") == few
