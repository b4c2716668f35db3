"""How far one referral is."""

import pytest
from fhir.resources.R4B.task import Task

from referrals.models import ClinicalCode, Step
from referrals.states import Outcome, Status
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import NOON, small_world
from tests.referrals.exchanging import Caller, fault

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return small_world()


def told(caller, referral):
    answer = caller.get(f"Task/{referral.pk}")
    assert answer.status_code == 200, answer.content
    Task.model_validate(answer.json())
    return answer.json()


def closed(world, outcome, **more):
    return world.referral(
        status=Status.CLOSED, submitted_at=NOON, closed_at=NOON, outcome=outcome, **more
    )


def returned(world, **more):
    referral = world.referral(status=Status.RETURNED, submitted_at=NOON, **more)
    Step.objects.create(
        referral=referral, action="return", came_from="submitted", went_to="returned",
        reason="Which language does she speak?", taken_at=NOON,
    )  # fmt: skip
    return referral


class TestTaskDetail:
    def test_follows_the_referral(self, world):
        caller = Caller(world.practice)

        found = told(caller, world.referral(active=True))

        assert (found["status"], found["intent"]) == ("in-progress", "order")
        assert found["focus"]["reference"].startswith("ServiceRequest/")
        assert "statusReason" not in found

    @pytest.mark.parametrize(
        ("outcome", "met", "status"),
        [
            (Outcome.GOALS_MET, NOON, "completed"),
            (Outcome.DECLINED, None, "rejected"),
            (Outcome.DECLINED, NOON, "completed"),
            (Outcome.NOT_REACHED, None, "failed"),
        ],
    )
    def test_how_it_ended_tells_by_outcome_too(self, world, outcome, met, status):
        found = told(Caller(world.practice), closed(world, outcome, first_contact_at=met))

        assert found["status"] == status
        ended = [row for row in found["output"] if row["type"]["text"] == "How it ended"]
        assert ended[0]["valueCodeableConcept"]["coding"][0]["code"] == outcome
        assert ("statusReason" in found) == (status in {"rejected", "failed"})

    def test_a_refusal_carries_its_code(self, world):
        ClinicalCode.objects.create(
            code="871711000000103", display="Declined", use="declined",
            source="x", verified_on="2026-11-20",
        )  # fmt: skip

        found = told(Caller(world.practice), closed(world, Outcome.DECLINED))

        assert found["statusReason"]["coding"][0]["code"] == "871711000000103"

    @pytest.mark.parametrize("codes_only", [True, False])
    def test_what_the_team_asks_is_told_always(self, world, codes_only):
        found = told(Caller(world.practice), returned(world, codes_only=codes_only))

        assert found["status"] == "rejected"
        assert found["statusReason"]["text"] == "Which language does she speak?"

    def test_codes_only_tells_no_reason_in_words(self, world):
        referral = world.referral(status=Status.WITHDRAWN, submitted_at=NOON, codes_only=True)
        Step.objects.create(
            referral=referral, action="withdraw", came_from="submitted", went_to="withdrawn",
            reason="She told me of her debts", taken_at=NOON,
        )  # fmt: skip

        found = told(Caller(world.practice), referral)

        assert found["statusReason"]["text"] == "Withdrawn"

    def test_another_referrer_is_told_three_states(self, world):
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        caller = Caller(school)
        own = {"referring_organisation": school, "referrer": caller.system.user}

        accepted = told(caller, world.referral(accepted=True, **own))
        over = told(caller, closed(world, Outcome.DECLINED, **own))

        assert (accepted["status"], accepted["businessStatus"]["text"]) == (
            "requested",
            "Received",
        )
        assert (over["status"], over["businessStatus"]["text"]) == ("completed", "Closed")
        assert "output" not in over

    def test_a_draft_is_not_there(self, world):
        caller = Caller(world.practice)

        assert fault(caller.get(f"Task/{world.referral().pk}"))[0] == 404
