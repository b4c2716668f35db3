"""The public page of a practice."""

import pytest
import time_machine

from tests.factories.providers import ServiceFactory
from tests.referrals.nearby import HERE, WEDNESDAY, surgery, weekly
from tests.referrals.self_referring import open_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


@pytest.fixture
def wednesday():
    """Let it be a Wednesday morning."""
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


class TestPracticeNear:
    def test_says_what_it_is_and_what_is_still_to_come_today(self, client):
        surgery()
        weekly("Singing")
        weekly("Over by ten", opens=8)

        page = text_of(client.get("/near/p81999/"))

        assert "What is social prescribing?" in page
        assert "On today, 25 November 2026" in page
        assert "2pm to 4pm" in page
        assert "Singing" in page
        assert "Over by ten" not in page

    def test_puts_what_a_poster_is_about_first(self, client):
        surgery()
        weekly("Singing")
        ServiceFactory(name="Debt advice", needs=["money"], at=[HERE])

        page = text_of(client.get("/near/P81999/?need=money"))

        assert page.index("Debt advice") < page.index("Singing")
        assert "Debt advice" not in text_of(client.get("/near/P81999/?need=nonsense"))

    def test_leads_to_the_form_only_where_a_team_takes_people(self, client):
        world = open_world()
        type(world.practice).objects.filter(pk=world.practice.pk).update(ods_code="P81998")
        surgery()

        takes = client.get("/near/P81998/").content.decode()
        does_not = client.get("/near/P81999/").content.decode()

        assert f"/refer-yourself/{world.team.pk}/?practice={world.practice.pk}" in takes
        assert "/refer-yourself/" not in does_not
        assert "Ask at reception" in does_not

    def test_a_closed_practice_and_one_nobody_placed(self, client):
        surgery(ods_code="P81997", is_open=False)
        surgery(easting=None, northing=None)

        assert client.get("/near/P81997/").status_code == 404
        assert "We know of nothing at a fixed hour today" in text_of(client.get("/near/P81999/"))
