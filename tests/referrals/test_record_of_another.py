"""A record that somebody else began: an other referrer may refer, and is told no way to reach."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from referrals import selectors, services
from referrals.models import Referral
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import NotPermitted
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS, NOTE = "4 Hidden Row", "Never ring before noon"


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True


@pytest.fixture
def hospital():
    small_world()
    return actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))


def typed(**changes) -> services.PersonFields:
    known = {
        "given_name": "Ana",
        "family_name": "Shaw",
        "birth_date": date(1961, 3, 4),
        "nhs_number": "9990000018",
        "phone": "07700 900456",
        "no_practice": "not_known",
        "may_phone": True,
    }
    return services.PersonFields(**{**known, **changes})


def begin(actor, **changes) -> Referral:
    return services.start_draft_for_new_person(
        new=typed(**changes), nonce=uuid4(), actor=actor, at=NOON
    )


def held():
    return PersonFactory(
        given_name="Ana", family_name="Shaw", nhs_number="9990000018", no_nhs_number="",
        address=ADDRESS, safe_contact_note=NOTE, created_at=NOON - timedelta(days=9),
    )  # fmt: skip


class TestRecordOfAnother:
    def test_is_told_nothing_of_how_to_reach_them(self, hospital):
        held()
        draft = begin(hospital)
        client = signed_in(hospital)

        pages = [
            text_of(client.get(f"/referrals/{draft.pk}/{page}", follow=True))
            for page in ("edit/", "check/", "", "person/")
        ]

        assert "Ana Shaw" in "".join(pages)
        assert not [page for page in pages if ADDRESS in page or NOTE in page]

    def test_changes_nothing_of_it(self, hospital):
        person = held()
        draft = begin(hospital)

        with pytest.raises(NotPermitted, match="Ring the team"):
            services.update_person(
                referral_id=draft.pk, new=typed(), version=0, actor=hospital, at=NOON
            )

        person.refresh_from_db()
        assert (person.address, person.phone) == (ADDRESS, "07700 900123")

    def test_keeps_what_was_typed_for_the_team(self, hospital):
        held()

        assert "07700 900456" in begin(hospital).background

    def test_reads_and_changes_the_record_it_began_itself(self, hospital):
        draft = begin(hospital)

        classes = selectors.classes_for(hospital, draft, at=NOON)

        assert {"contact", "safe_contact"} <= classes
        assert draft.background == ""
        services.update_person(
            referral_id=draft.pk, new=typed(phone="07700 900789"), version=0,
            actor=hospital, at=NOON,
        )  # fmt: skip
        draft.person.refresh_from_db()
        assert draft.person.phone == "07700 900789"
