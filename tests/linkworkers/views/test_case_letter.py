"""A kind letter before anybody is closed as unreachable."""

from uuid import uuid4

import pytest

from linkworkers.models import Contact
from referrals.models import MustRead, Referral
from tests.factories.referrals import NOON, PersonFactory, small_world
from tests.linkworkers.views.test_case_close import FORM
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def case(world, **fields):
    person = {"given_name": "Ada", "address": "1 High Street, Preston"} | fields
    return world.referral(active=True, attempts=3, person=PersonFactory(**person))


def post(world, referral):
    return signed_in(world.worker).post(f"/caseload/{referral.pk}/letter/", {"nonce": str(uuid4())})


class TestCaseLetter:
    def test_speaks_to_the_person_and_says_nothing_of_the_need(self):
        world = small_world()
        referral = case(world)
        Referral.objects.update(reason="CNRY-reason", what_matters="CNRY-matters")

        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/letter/"))

        for words in ("Dear Ada", "1 High Street", "You have done nothing wrong"):
            assert words in page
        assert "CNRY" not in page

    def test_is_a_contact_that_counts_as_no_try_and_plans_a_look(self):
        world = small_world()
        referral = case(world)

        assert post(world, referral).status_code == 302

        contact, referral = Contact.objects.get(), Referral.objects.get()
        assert (contact.mode, contact.result) == ("letter", "sent")
        assert (referral.attempts, referral.next_action) == (
            3,
            "See whether they answered the letter",
        )

    @pytest.mark.parametrize(
        "fields", [{"may_post": False}, {"is_address_sensitive": True}, {"address": ""}]
    )
    def test_goes_to_nobody_for_whom_letters_are_not_safe(self, fields):
        world = small_world()
        referral = case(world, **fields)

        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/letter/"))

        assert "No letter to this person" in page
        assert post(world, referral).status_code == 409
        assert not Contact.objects.exists()

    def test_waits_until_a_warning_is_read(self):
        world = small_world()
        referral = case(world)
        MustRead.objects.create(
            person=referral.person, referral=referral, warns="abuse", words="x", found_at=NOON
        )

        assert post(world, referral).status_code == 409


class TestClosingAsUnreachable:
    def close(self, world, referral):
        referral.refresh_from_db()
        form = FORM | {"outcome": "not_reached", "version": str(referral.version)}
        return signed_in(world.worker).post(f"/caseload/{referral.pk}/close/", form)

    def test_asks_for_the_letter_first(self):
        world = small_world()
        referral = case(world)

        refused = text_of(self.close(world, referral))
        post(world, referral)

        assert "Write to them first" in refused
        assert f"/caseload/{referral.pk}/letter/" in refused
        assert self.close(world, referral).status_code == 302
        assert Referral.objects.get().outcome == "not_reached"

    def test_asks_for_none_where_none_may_go(self):
        world = small_world()

        assert self.close(world, case(world, may_post=False)).status_code == 302
