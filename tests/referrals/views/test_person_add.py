"""Adding a person: proposals before, one record after."""

from datetime import date
from uuid import uuid4

import pytest

from referrals.models import Person, Referral, TeamCover
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/add/person/"


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True


def typed(world, **changes) -> dict[str, object]:
    return {
        "nonce": str(uuid4()),
        "given_name": "Ewa",
        "family_name": "Kowalska",
        "birth_date_day": "4",
        "birth_date_month": "3",
        "birth_date_year": "1961",
        "nhs_number": "999 000 0018",
        "registered_with": str(world.practice.pk),
        "phone": "07700 900456",
        "preferred_channel": "phone",
        "may": ["phone", "leave_voicemail"],
    } | changes


class TestPersonAdd:
    def test_adds_the_person_and_goes_on_to_the_referral(self):
        world = small_world()

        response = signed_in(world.gp).post(URL, typed(world))

        person, draft = Person.objects.get(), Referral.objects.get()
        assert response.url == f"/referrals/{draft.pk}/edit/"
        assert (person.nhs_number, person.practice_id) == ("9990000018", world.practice.pk)
        assert (person.may_phone, person.may_leave_voicemail, person.may_text) == (
            True,
            True,
            False,
        )

    def test_takes_any_practice_of_the_scheme_and_no_other(self):
        world, stranger = small_world(), OrganisationFactory()
        near = OrganisationFactory(kind=OrganisationKind.PRACTICE)
        TeamCover.objects.create(team=world.team, practice=near)
        client = signed_in(world.gp)

        page = text_of(client.post(URL, typed(world, registered_with=str(stranger.pk))))
        client.post(URL, typed(world, registered_with=str(near.pk)))

        assert "Select a valid choice" in page
        assert [person.practice_id for person in Person.objects.all()] == [near.pk]

    def test_says_so_where_no_scheme_takes_referrals(self):
        practice = OrganisationFactory(kind=OrganisationKind.PRACTICE)
        client = signed_in(actor_in(Role.REFERRER_CLINICIAN, practice))

        answer = client.get(URL)

        assert answer.status_code == 409
        assert "No scheme takes referrals" in text_of(answer)
        assert not AuditEntry.objects.filter(organisation_id=practice.pk).exists()

    def test_a_doubled_click_adds_one(self):
        world = small_world()
        client, form = signed_in(world.gp), typed(world, nhs_number="", no_nhs_number="not_known")

        for _click in range(2):
            client.post(URL, form)

        assert Referral.objects.count() == 1

    def test_keeps_what_was_typed_beside_the_errors(self):
        world = small_world()

        response = signed_in(world.gp).post(
            URL, typed(world, family_name="", safe_contact_note="Ring twice")
        )

        page = text_of(response)
        assert "Enter the person&#x27;s family name" in page
        assert 'value="Ring twice"' in page
        assert not Person.objects.exists()

    def test_the_demo_refuses_a_number_that_could_be_real(self):
        world = small_world()

        page = text_of(signed_in(world.gp).post(URL, typed(world, nhs_number="401 023 2137")))

        assert "The demo refuses real data" in page

    def test_asks_why_there_is_no_number(self):
        world = small_world()

        page = text_of(signed_in(world.gp).post(URL, typed(world, nhs_number="")))

        assert "Enter the NHS number, or say why there is none" in page

    def test_asks_for_everything_that_is_missing_at_once(self):
        world = small_world()

        page = text_of(signed_in(world.gp).post(URL, {"nonce": str(uuid4())}))

        for words in (
            "Enter the person&#x27;s first name",
            "Enter the NHS number, or say why there is none",
            "Choose how they want to be reached",
        ):
            assert words in page

    def test_calls_no_number_optional_that_the_record_may_need(self):
        page = text_of(signed_in(small_world().gp).get(URL))

        assert "NHS number</label>" in page
        assert "If there is no NHS number, why?</label>" in page
        assert "Phone number</label>" in page
        assert "Email address (optional)</label>" in page

    @pytest.mark.parametrize(
        ("wanted", "how"),
        [
            ("phone", {}),
            ("text", {}),
            ("email", {"email": "ewa@mail.example"}),
            ("post", {"address": "12 Acacia Avenue"}),
        ],
    )
    def test_takes_no_wanted_way_that_is_not_ticked_as_safe(self, wanted, how):
        world = small_world()
        client, form = signed_in(world.gp), typed(world, preferred_channel=wanted, **how)

        page = text_of(client.post(URL, form | {"may": ["leave_voicemail"]}))

        assert "Tick the way they want to be reached, if it is safe" in page
        assert not Person.objects.exists()
        client.post(URL, form | {"may": [wanted]})
        assert Person.objects.get().preferred_channel == wanted

    def test_takes_somebody_who_is_reached_through_somebody_else_alone(self):
        world = small_world()
        through = {"preferred_channel": "through", "reach_through": "The night shelter", "may": []}

        signed_in(world.gp).post(URL, typed(world, **through))

        assert Person.objects.get().reach_through == "The night shelter"

    def test_offers_gp_practices_to_be_registered_with_and_no_school(self):
        world = small_world()
        school = OrganisationFactory(kind=OrganisationKind.REFERRER, name="Ashton High School")
        TeamCover.objects.create(team=world.team, practice=school)

        page = text_of(signed_in(world.gp).get(URL))

        assert world.practice.name in page
        assert "Ashton High School" not in page

    def test_proposes_who_it_may_be_and_adds_only_when_told_that_it_is_somebody_new(self):
        world = small_world()
        PersonFactory(
            given_name="Eva",
            family_name="Kowalska",
            folded_name="kowalska eva",
            birth_date=date(1961, 3, 4),
            practice=world.practice,
        )
        client, form = signed_in(world.gp), typed(world)

        proposed = client.post(URL, form)
        assert "Is it one of them?" in text_of(proposed)
        assert Person.objects.count() == 1

        client.post(URL, form | {"is_somebody_new": "yes"})
        assert Person.objects.count() == 2

    def test_never_adds_a_number_that_is_known(self):
        world = small_world()
        PersonFactory(
            family_name="Kowalska",
            folded_name="kowalska ewa",
            nhs_number="9990000018",
            practice=world.practice,
        )

        response = signed_in(world.gp).post(URL, typed(world, is_somebody_new="yes"))

        assert "This NHS number is known already" in text_of(response)
        assert Person.objects.count() == 1

    def test_says_when_the_number_is_on_somebody_elses_record(self):
        world = small_world()
        PersonFactory(nhs_number="9990000018", birth_date=date(1990, 1, 1))

        page = text_of(signed_in(world.gp).post(URL, typed(world)))

        assert "This NHS number is on the record of somebody else" in page
        assert not Referral.objects.exists()

    def test_begins_with_what_was_typed_into_the_search(self):
        world = small_world()
        begun = {"begin": "1", "family_name": "Kowalska", "birth_date_day": "4"}
        begun |= {"birth_date_month": "3", "birth_date_year": "1961"}

        page = text_of(signed_in(world.gp).post(URL, begun))

        assert 'value="Kowalska"' in page
        assert 'value="1961"' in page
        assert "There is a problem" not in page

    def test_does_not_ask_another_referrer_for_what_is_not_theirs(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))

        page = text_of(signed_in(school).get(URL))

        assert "Emergency contact" not in page
        assert world.practice.name in page
