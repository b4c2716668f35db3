"""Pasting demographics: understood, doubted, prefilled; nothing is kept."""

from datetime import date

import pytest

from referrals.models import Person, Referral
from spcore.audit.models import AuditEntry
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/add/paste/"
BLOCK = (
    "KOWALSKA, Ewa (Mrs)  Born 04-Mar-1961  NHS No. 999 000 0018\n"
    "Address: 12 Acacia Avenue, Leyland PR25 1AB\nMobile: 07700 900456\nLikes tea"
)


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True


class TestPersonPaste:
    def test_says_what_was_understood_and_what_was_not_and_keeps_nothing(self):
        world = small_world()

        page = text_of(signed_in(world.gp).post(URL, {"text": BLOCK}))

        for words in ("Kowalska", "4 March 1961", "999 000 0018", "PR25 1AB", "Likes tea"):
            assert words in page
        assert "Not known yet" in page
        assert not Person.objects.exists()
        assert not Referral.objects.exists()

    def test_goes_on_to_the_new_persons_page_with_everything_filled_in(self):
        world = small_world()
        client = signed_in(world.gp)
        fields = dict(client.post(URL, {"text": BLOCK}).context["fields"])

        page = text_of(client.post("/referrals/add/person/", fields | {"begin": "1"}))

        for value in ("Ewa", "Kowalska", "999 000 0018", "PR25 1AB", "07700 900456", "1961"):
            assert f'value="{value}"' in page
        assert "12 Acacia Avenue, Leyland" in page
        assert "There is a problem" not in page

    def test_finds_whoever_is_known_and_writes_down_the_look(self):
        world = small_world()
        person = PersonFactory(
            family_name="Kowalska",
            folded_name="kowalska ewa",
            birth_date=date(1961, 3, 4),
            nhs_number="9990000018",
            practice=world.practice,
        )

        page = text_of(signed_in(world.gp).post(URL, {"text": BLOCK}))

        assert "Known already" in page
        assert str(person.pk) in page
        assert AuditEntry.objects.get(label="referrals:person_paste").people == [person.pk]

    def test_the_demo_refuses_the_block_of_a_real_person_whole(self):
        world = small_world()

        response = signed_in(world.gp).post(
            URL, {"text": BLOCK.replace("999 000 0018", "401 023 2137")}
        )

        assert "The demo refuses real data" in text_of(response)
        assert "reading" not in response.context

    def test_a_live_service_refuses_a_test_number(self, settings):
        settings.DEMO = False
        settings.SECURE_SSL_REDIRECT = False
        world = small_world()
        client = signed_in(world.gp)
        session = client.session
        session["second_factor_given"] = True
        session.save()

        page = text_of(client.post(URL, {"text": BLOCK}))

        assert "for testing only" in page

    def test_says_so_when_nothing_was_understood_and_loses_no_text(self):
        world = small_world()

        page = text_of(signed_in(world.gp).post(URL, {"text": "lorem ipsum dolor sit"}))

        assert "Nothing was understood" in page
        assert "lorem ipsum dolor sit" in page
