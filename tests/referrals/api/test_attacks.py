"""Attacks on the FHIR interface: bodies that are too much, and questions asked sideways."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import FormAnswers, Referral, Step
from referrals.states import Status
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import PersonFactory, ReferralFactory, small_world
from tests.referrals.exchanging import Caller, message, single

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def caller(world):
    return Caller(world.practice)


def with_raw(text: str) -> str:
    """Return a right body with one more field, exactly as written."""
    return f"{json.dumps(single())[:-1]}, {text}}}"


class TestBodies:
    def test_one_larger_than_the_limit_is_refused(self, caller, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000

        answer = caller.post("ServiceRequest", with_raw(f'"x": "{"y" * 20_000}"'))

        assert answer.status_code == 422
        assert "too-costly" in answer.content.decode()
        assert not Referral.objects.exists()

    @pytest.mark.parametrize(
        "text",
        [
            '"x": 1e999',
            '"x": -Infinity',
            '"x": NaN',
            f'"x": {"9" * 5000}',
            f'"x": {"[" * 50_000}',
            '"x": "\\ud800"',
            '"priority": "urgent", "priority": "routine"',
        ],
        ids=["out of reach", "infinite", "no number", "huge", "deep", "half a letter", "twice"],
    )
    def test_what_two_readers_may_read_apart_is_refused(self, caller, text):
        answer = caller.post("ServiceRequest", with_raw(text))

        assert answer.status_code == 400
        assert not Referral.objects.exists()


class TestDrafts:
    @pytest.mark.parametrize("status", ["revoked", "entered-in-error", "active"])
    def test_a_colleagues_draft_is_not_there_for_a_system(self, world, caller, status):
        draft = ReferralFactory(
            scheme=world.scheme,
            referring_organisation=world.practice,
            person=PersonFactory(practice=world.practice),
        )
        body = message(status=status, id=str(draft.pk), reasonCode=[{"text": "No longer wanted"}])
        body["entry"][0]["resource"]["reason"]["coding"][0]["code"] = "update"

        answer = caller.send(body)

        draft.refresh_from_db()
        assert draft.status == Status.DRAFT
        assert answer.status_code == 404, answer.content


class TestSearching:
    def test_a_school_cannot_ask_when_something_moved_that_it_is_not_told_of(self, world):
        school = OrganisationFactory(kind=OrganisationKind.REFERRER, ods_code="S1")
        caller, now = Caller(school), timezone.now()
        referral = ReferralFactory(
            submitted=True,
            scheme=world.scheme,
            referring_organisation=school,
            referrer=caller.system.user,
            person=PersonFactory(),
        )
        Referral.objects.filter(pk=referral.pk).update(
            submitted_at=now - timedelta(days=9), status=Status.ACCEPTED
        )
        Step.objects.create(
            referral=referral, action="accept", came_from="submitted", went_to="accepted",
            taken_at=now,
        )  # fmt: skip
        day, week = (f"{now - timedelta(days=n):%Y-%m-%dT%H:%M:%SZ}" for n in (1, 10))

        asked = [caller.get(f"Task?_lastUpdated=ge{since}") for since in (day, week)]

        assert [len(answer.json().get("entry", [])) for answer in asked] == [0, 1]


class TestWithheld:
    def test_an_objection_to_the_practice_leaves_its_system_without_words(self, world, caller):
        person = PersonFactory(practice=world.practice, objects_to=["practice"])
        referral = world.referral(active=True, person=person, reason="Sad since the move")

        answer = caller.get(f"ServiceRequest/{referral.pk}")

        assert answer.status_code == 200
        assert "Sad since the move" not in answer.content.decode()

    def test_the_system_of_a_practice_the_person_left_gets_no_words(self, world, caller):
        referral = world.referral(active=True, reason="Sad since the move")
        before = caller.get(f"ServiceRequest/{referral.pk}").content.decode()
        new = OrganisationFactory(kind=OrganisationKind.PRACTICE)
        Referral.objects.filter(pk=referral.pk).update(told_practice=new)

        after = caller.get(f"ServiceRequest/{referral.pk}").content.decode()

        assert "Sad since the move" in before
        assert "Sad since the move" not in after

    def test_a_referrer_to_whom_the_person_objects_is_told_of_no_such_referral(self, world):
        school = OrganisationFactory(kind=OrganisationKind.REFERRER, ods_code="S1")
        caller = Caller(school)
        referral = world.referral(
            active=True,
            source="hospital",
            referring_organisation=school,
            referrer=caller.system.user,
        )
        before = caller.get(f"Task/{referral.pk}").status_code
        FormAnswers.objects.create(referral=referral, person_view="objects")

        after = [
            caller.get(f"Task/{referral.pk}").status_code,
            len(caller.get("Task").json()["entry"]),
        ]

        assert (before, after) == (200, [404, 0])
