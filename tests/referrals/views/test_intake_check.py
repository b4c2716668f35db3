"""A file's text beside what was read of it, and on to a draft with the file attached."""

from datetime import date
from uuid import uuid4

import pytest

from referrals.models import Person, Referral
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.attaching import LETTER, in_intake
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True


class TestIntakeCheck:
    def test_shows_the_text_beside_what_was_understood(self):
        world = small_world()
        row = in_intake(world.gp)

        page = text_of(signed_in(world.gp).get(f"/intake/{row.pk}/"))

        assert "Lonely since June." in page
        assert "999 000 0018" in page
        assert "Not known yet" in page

    def test_says_plainly_that_a_scan_has_no_text_and_lets_one_type(self):
        world = small_world()
        row = in_intake(world.gp, text="")

        page = text_of(signed_in(world.gp).get(f"/intake/{row.pk}/"))

        assert "This file is a scan" in page
        assert "Type the details" in page

    def test_somebody_known_gets_a_draft_with_the_file(self):
        world = small_world()
        row = in_intake(world.gp)
        person = PersonFactory(
            nhs_number="9990000018", birth_date=date(1961, 3, 4), practice=world.practice
        )
        client = signed_in(world.gp)

        assert str(person.pk) in text_of(client.get(f"/intake/{row.pk}/"))
        sent = {"person": person.pk, "nonce": uuid4(), "intake": row.pk}
        answers = [client.post("/referrals/add/", sent) for _click in range(2)]

        draft = Referral.objects.get()
        row.refresh_from_db()
        assert [answer.url for answer in answers] == [f"/referrals/{draft.pk}/edit/"] * 2
        assert row.referral_id == draft.pk

    def test_somebody_new_is_added_with_what_was_read_and_the_file(self):
        world = small_world()
        row = in_intake(world.gp)
        client = signed_in(world.gp)
        fields = dict(client.get(f"/intake/{row.pk}/").context["fields"])

        begun = text_of(
            client.post("/referrals/add/person/", fields | {"begin": "1", "intake": row.pk})
        )
        assert f'name="intake" value="{row.pk}"' in begun
        typed = fields | {
            "intake": row.pk,
            "nonce": uuid4(),
            "registered_with": str(world.practice.pk),
            "preferred_channel": "phone",
            "may": ["phone"],
        }
        response = client.post("/referrals/add/person/", typed)

        row.refresh_from_db()
        assert response.url == f"/referrals/{row.referral_id}/edit/"
        assert Person.objects.get().nhs_number == "9990000018"

    def test_the_demo_refuses_the_letter_of_a_real_person(self):
        world = small_world()
        row = in_intake(world.gp, text=LETTER.replace("999 000 0018", "401 023 2137"))

        page = text_of(signed_in(world.gp).get(f"/intake/{row.pk}/"))

        assert "The demo refuses real data" in page
        assert "Add this person" not in page

    def test_a_file_of_another_practice_is_not_there(self):
        world, other = small_world(), small_world()
        row = in_intake(other.gp)

        assert signed_in(world.gp).get(f"/intake/{row.pk}/").status_code == 404
        sent = {"person": PersonFactory(practice=world.practice).pk, "nonce": uuid4()}
        answer = signed_in(world.gp).post("/referrals/add/", sent | {"intake": row.pk})
        assert answer.status_code == 404
        assert not Referral.objects.exists()
