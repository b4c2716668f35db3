"""A school that refers a pupil known to others: it adds to the record and reads none of theirs."""

import pytest
from django.urls import reverse

from referrals.models import RelatedPerson
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import ReferralFactory, small_world
from tests.referrals.children import related, young
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
HELD = {
    "looked_after": "yes",
    "school_contact": "Ms Ray",
    "court_orders": "No contact with the father",
    "objects_to": ["school"],
}


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def known(world):
    """Return a pupil whom the team helps already, with somebody around them."""
    case = young(world, 15, **HELD)
    related(world, case.person, name="Jo Hill", phone="01632 960777")
    return case.person


@pytest.fixture
def teacher():
    return actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))


def draft_of(world, teacher, person):
    return ReferralFactory(
        scheme=world.scheme,
        source="school",
        person=person,
        referring_organisation_id=teacher.organisation_id,
        referrer_id=teacher.user_id,
    )


class TestWhatOthersRecorded:
    def test_is_not_shown_to_the_school(self, world, known, teacher):
        draft, client = draft_of(world, teacher, known), signed_in(teacher)

        shown = [
            text_of(client.get(reverse(f"referrals:{page}", args=[draft.pk])))
            for page in ("family_list", "child_edit")
        ]

        for text in shown:
            assert not any(
                word in text for word in ("Jo Hill", "01632 960777", "Ms Ray", "No contact")
            )
        edit = client.get(reverse("referrals:child_edit", args=[draft.pk])).content.decode()
        assert "checked" not in edit
        assert 'value="yes" selected' not in edit

    def test_cannot_be_changed_by_the_school(self, world, known, teacher):
        draft_of(world, teacher, known)
        row = RelatedPerson.objects.get()

        answer = signed_in(teacher).post(
            reverse("referrals:related_edit", args=[row.pk]), {"end": "1"}
        )

        row.refresh_from_db()
        assert (answer.status_code, row.ended_on) == (404, None)

    def test_stays_when_the_school_saves_its_own_words(self, world, known, teacher):
        draft = draft_of(world, teacher, known)

        signed_in(teacher).post(
            reverse("referrals:child_edit", args=[draft.pk]),
            {"version": known.version, "school": "Hillside", "objects_to": ["parents"]},
        )

        known.refresh_from_db()
        assert known.school == "Hillside"
        assert known.objects_to == ["parents", "school"]
        assert (known.looked_after, known.school_contact) == ("yes", "Ms Ray")
        assert known.court_orders == "No contact with the father"


class TestItsOwnRecord:
    def test_the_school_reads_and_corrects_what_it_wrote(self, world, teacher):
        person = young(world, 15, **HELD).person
        person.referrals.all().delete()
        draft, client = draft_of(world, teacher, person), signed_in(teacher)

        shown = client.get(reverse("referrals:child_edit", args=[draft.pk])).content.decode()
        client.post(
            reverse("referrals:child_edit", args=[draft.pk]),
            {"version": person.version, "school_contact": "Ms Ray"},
        )

        person.refresh_from_db()
        assert "Ms Ray" in shown
        assert person.objects_to == []
