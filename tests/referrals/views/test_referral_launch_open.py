"""What came from a GP system, shown to whoever signs in."""

from datetime import date

import pytest
from django.test import Client

from referrals.models import Referral
from referrals.views.referral_launch import COOKIE
from spcore.audit.models import AuditEntry
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/launch/open/"
DETAILS = {"nhs_number": "9990000018", "family_name": "Kowalska", "birth_date": "04-Mar-1961"}


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True


def launched(client: Client, **details: str) -> Client:
    """Let the browser carry what the GP system posted; the post itself has no session."""
    client.cookies[COOKIE] = (
        Client().post("/referrals/launch/", DETAILS | details).cookies[COOKIE].value
    )
    return client


class TestReferralLaunchOpen:
    def test_asks_to_sign_in_first_and_comes_back(self):
        response = launched(Client()).get(URL)

        assert response.status_code == 302
        assert response.url == "/sign-in/?next=%2Freferrals%2Flaunch%2Fopen%2F"

    def test_shows_the_person_and_begins_nothing(self):
        world = small_world()

        page = text_of(launched(signed_in(world.gp)).get(URL))

        assert "Kowalska" in page
        assert "4 March 1961" in page
        assert "Check that they are of the person in front of you" in page
        assert not Referral.objects.exists()

    def test_finds_whoever_is_known_and_writes_down_the_look(self):
        world = small_world()
        person = PersonFactory(
            nhs_number="9990000018", birth_date=date(1961, 3, 4), practice=world.practice
        )

        page = text_of(launched(signed_in(world.gp)).get(URL))

        assert "Refer this person" in page
        assert AuditEntry.objects.get(label="referrals:referral_launch_open").people == [person.pk]

    def test_says_when_nothing_came(self):
        world = small_world()

        page = text_of(signed_in(world.gp).get(URL))

        assert "Nobody came from your GP system" in page
        assert "Paste the details" in page

    def test_the_demo_refuses_a_number_that_could_be_real(self):
        world = small_world()

        page = text_of(launched(signed_in(world.gp), nhs_number="4010232137").get(URL))

        assert "The demo refuses real data" in page
        assert "Kowalska" not in page
