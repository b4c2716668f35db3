"""Finding somebody, and beginning their referral."""

from datetime import date
from uuid import uuid4

import pytest

from referrals.models import Referral
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/add/"
BORN = {"birth_date_day": "4", "birth_date_month": "3", "birth_date_year": "1961"}


def known(world, **fields):
    return PersonFactory(
        **{
            "given_name": "Ewa",
            "family_name": "Kowalska",
            "folded_name": "kowalska ewa",
            "nhs_number": "9990000018",
            "practice": world.practice,
        }
        | fields
    )


class TestReferralAdd:
    def test_asks_for_enough_to_find_one_person(self):
        world = small_world()

        page = text_of(signed_in(world.gp).post(URL, {}))

        assert "Enter an NHS number, or a family name and a birth date" in page

    @pytest.mark.parametrize(
        "typed",
        [
            {"nhs_number": "999 000 0018"},
            {"family_name": "KOWALSKA", **BORN},
            {"family_name": "Kowalsk", "given_name": "Ewa", **BORN},
            # day and month the wrong way round
            {"family_name": "Kowalska", **BORN, "birth_date_day": "3", "birth_date_month": "4"},
        ],
    )
    def test_finds_by_number_or_by_name_and_birth_date(self, typed):
        world = small_world()
        person = known(world)

        response = signed_in(world.gp).post(URL, typed)

        assert [found.pk for found in response.context["found"]] == [person.pk]
        entry = AuditEntry.objects.get(label="referrals:referral_add")
        assert entry.people == [person.pk]

    def test_finds_nobody_of_another_practice(self):
        world = small_world()
        known(world, practice=OrganisationFactory())

        response = signed_in(world.gp).post(URL, {"nhs_number": "9990000018"})

        assert response.context["found"] == []
        assert "Nobody found" in text_of(response)

    def test_refuses_a_number_with_a_wrong_check_digit(self):
        world = small_world()

        page = text_of(signed_in(world.gp).post(URL, {"nhs_number": "9990000019"}))

        assert "This NHS number is not valid" in page

    def test_begins_one_draft_however_often_the_button_is_pressed(self):
        world = small_world()
        person = known(world)
        client, form = signed_in(world.gp), {"person": person.pk, "nonce": uuid4()}

        answers = [client.post(URL, form) for _click in range(2)]

        draft = Referral.objects.get()
        assert [answer.url for answer in answers] == [f"/referrals/{draft.pk}/edit/"] * 2

    def test_does_not_begin_for_somebody_of_another_practice(self):
        world = small_world()
        stranger = known(world, practice=OrganisationFactory(), birth_date=date(1970, 1, 1))

        response = signed_in(world.gp).post(URL, {"person": stranger.pk, "nonce": uuid4()})

        assert response.status_code == 404
        assert not Referral.objects.exists()

    def test_a_broken_id_is_not_found(self):
        world = small_world()

        assert signed_in(world.gp).post(URL, {"person": "x", "nonce": "y"}).status_code == 404

    def test_shows_whom_the_scheme_is_for(self):
        world = small_world()
        world.scheme.remit, world.scheme.not_for = "Adults of Preston", "Emergencies"
        world.scheme.save()

        page = text_of(signed_in(world.gp).get(URL))

        assert "Adults of Preston" in page
        assert "Emergencies" in page
