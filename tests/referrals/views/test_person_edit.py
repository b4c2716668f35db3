"""Changing how to reach the person of a referral."""

import pytest

from referrals.models import Person
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import PersonFactory, ReferralFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True


def known(world, **fields) -> Person:
    return PersonFactory(
        practice=world.practice, nhs_number="9990000018", no_nhs_number="", **fields
    )


def typed(person, **changes) -> dict[str, object]:
    return {
        "version": person.version,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "birth_date_day": "4",
        "birth_date_month": "3",
        "birth_date_year": "1961",
        "nhs_number": "9990000018",
        "registered_with": str(person.practice_id),
        "phone": "07700 900999",
        "preferred_channel": "text",
        "may": ["text"],
    } | changes


class TestPersonEdit:
    def test_shows_and_saves_the_record(self):
        world = small_world()
        draft = world.referral(person=known(world, safe_contact_note="After 2pm"))
        client, url = signed_in(world.gp), f"/referrals/{draft.pk}/person/"

        page = text_of(client.get(url))
        response = client.post(url, typed(draft.person))

        assert "After 2pm" in page
        assert response.url == f"/referrals/{draft.pk}/check/"
        person = Person.objects.get()
        assert (person.phone, person.preferred_channel, person.may_phone, person.version) == (
            "07700 900999",
            "text",
            False,
            1,
        )

    def test_shows_both_versions_of_what_somebody_else_changed(self):
        world = small_world()
        draft = world.referral(person=known(world, phone="07700 900111", version=2))

        response = signed_in(world.gp).post(
            f"/referrals/{draft.pk}/person/", typed(draft.person, version=1)
        )

        page = text_of(response)
        assert "Somebody else has changed this" in page
        assert "07700 900111" in page
        assert "07700 900999" in page
        assert response.context["form"]["version"].value() == "2"
        assert Person.objects.get().phone == "07700 900111"

    def test_is_closed_to_the_referrer_once_it_is_sent(self):
        world = small_world()
        sent = world.referral(submitted=True, person=known(world))

        assert signed_in(world.gp).get(f"/referrals/{sent.pk}/person/").status_code == 403

    def test_keeps_what_another_referrer_may_not_see(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))
        draft = ReferralFactory(
            scheme=world.scheme,
            referring_organisation_id=school.organisation_id,
            referrer=User.objects.get(pk=school.user_id),
            person=known(world, emergency_contact="Pat, 07700 900222"),
        )
        client, url = signed_in(school), f"/referrals/{draft.pk}/person/"

        page = text_of(client.get(url))
        client.post(url, typed(draft.person))

        assert "Pat, 07700 900222" not in page
        assert Person.objects.get().emergency_contact == "Pat, 07700 900222"
        assert Person.objects.get().phone == "07700 900999"

    def test_is_not_the_teams_page(self):
        world = small_world()
        sent = world.referral(submitted=True, person=known(world))

        assert signed_in(world.worker).get(f"/referrals/{sent.pk}/person/").status_code == 403

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        draft = world.referral(person=known(world))

        assert signed_in(other.gp).get(f"/referrals/{draft.pk}/person/").status_code == 404
