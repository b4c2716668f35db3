"""Finding somebody, and beginning their referral."""

from datetime import date
from uuid import uuid4

import pytest

from referrals.models import Consent, Referral
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
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


class TestReferAgainLikeThis:
    SECRETS = {
        "reason": "Damp",
        "what_matters": "To sleep dry",
        "background": "Asthma",
        "risk_answer": "named",
        "risk_detail": "Ring first",
        "visit_risk": "Big dog",
        "codes_only": False,
        "urgency": "urgent",
    }

    def test_copies_needs_and_scheme_and_nothing_else(self):
        world = small_world()
        sent = world.referral(submitted=True, needs=["housing", "money"], **self.SECRETS)
        other = PersonFactory(practice=world.practice)
        url = f"/referrals/add/?like={sent.pk}"

        response = signed_in(world.gp).post(url, {"person": other.pk, "nonce": uuid4()})

        draft = Referral.objects.exclude(pk=sent.pk).get()
        assert response.url == f"/referrals/{draft.pk}/edit/"
        assert (draft.needs, draft.scheme_id) == (["housing", "money"], sent.scheme_id)
        assert (draft.person, draft.urgency, draft.risk_answer) == (other, "routine", "")
        words = ("reason", "what_matters", "background", "risk_detail", "visit_risk")
        assert [getattr(draft, name) for name in words] == [""] * 5
        assert not Consent.objects.exists()

    def test_says_what_is_copied_and_offers_the_same_person(self):
        world = small_world()
        sent = world.referral(submitted=True, needs=["housing"], **self.SECRETS)

        page = text_of(signed_in(world.gp).get(f"/referrals/add/?like={sent.pk}"))

        assert f"the needs and the scheme of {sent.reference}" in page
        assert f"Refer {sent.person.name} again" in page
        assert "Damp" not in page

    def test_is_offered_on_a_sent_referral(self):
        world = small_world()
        sent = world.referral(submitted=True)

        assert f"?like={sent.pk}" in text_of(signed_in(world.gp).get(f"/referrals/{sent.pk}/"))

    def test_is_not_for_whoever_may_not_read_the_needs(self):
        world = small_world()
        sent = world.referral(submitted=True, needs=["housing"])
        client = signed_in(actor_in(Role.REFERRER_ADMIN, world.practice))

        assert "?like=" not in text_of(client.get(f"/referrals/{sent.pk}/"))
        assert client.get(f"/referrals/add/?like={sent.pk}").status_code == 404

    def test_another_practices_referral_is_not_found(self):
        world, other = small_world(), small_world()
        sent = other.referral(submitted=True)

        page = signed_in(world.gp).get(f"/referrals/add/?like={sent.pk}")

        assert page.status_code == 404
