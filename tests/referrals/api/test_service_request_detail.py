"""One referral as a ServiceRequest."""

import pytest
from fhir.resources.R4B.servicerequest import ServiceRequest

from referrals.models import ClinicalCode
from spcore.accounts.models import OrganisationKind
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import ConsentFactory, PersonFactory, small_world
from tests.referrals.exchanging import NUMBER, Caller, fault

pytestmark = pytest.mark.django_db
WORDS = {"reason": "Falls behind with bills", "needs": ["money"]}


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def caller(world):
    return Caller(world.practice)


def told(caller, referral):
    answer = caller.get(f"ServiceRequest/{referral.pk}")
    assert answer.status_code == 200, answer.content
    ServiceRequest.model_validate(answer.json())
    return answer.json()


class TestServiceRequestDetail:
    def test_says_who_why_and_how_it_stands(self, caller, world):
        person = PersonFactory(nhs_number=NUMBER, no_nhs_number="")
        referral = world.referral(submitted=True, person=person, **WORDS)

        found = told(caller, referral)

        assert (found["status"], found["intent"]) == ("active", "order")
        assert found["contained"][0]["identifier"][0]["value"] == NUMBER
        # What the practice's administrator reads, who connects it: not which needs (decision 22).
        assert [reason["text"] for reason in found["reasonCode"]] == ["Falls behind with bills"]
        assert found["code"] == {"text": "Social prescribing"}

    def test_carries_the_code_once_it_is_accepted_and_somebody_checked_the_code(
        self, caller, world
    ):
        ClinicalCode.objects.create(
            code="871731000000106", display="Referral to it", use="accepted",
            source="x", verified_on="2026-11-20",
        )  # fmt: skip

        found = told(caller, world.referral(accepted=True))

        assert found["code"]["coding"][0]["code"] == "871731000000106"

    @pytest.mark.parametrize("how", ["switch", "refusal"])
    def test_codes_only_leaves_the_words_out(self, caller, world, how):
        referral = world.referral(active=True, codes_only=how == "switch", **WORDS)
        if how == "refusal":
            ConsentFactory(person=referral.whom, purpose="feedback", is_given=False)

        found = told(caller, referral)

        assert "reasonCode" not in found
        assert found["status"] == "active"

    def test_another_referrer_is_told_three_states_and_no_words(self, world):
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        caller = Caller(school)
        referral = world.referral(
            active=True, referring_organisation=school, referrer=caller.system.user, **WORDS
        )

        found = told(caller, referral)

        assert "reasonCode" not in found

    def test_is_in_the_trail(self, caller, world):
        referral = world.referral(submitted=True)

        told(caller, referral)

        entry = AuditEntry.objects.get(label="fhir.ServiceRequest")
        assert (entry.people, entry.object_id) == ([referral.person_id], referral.pk)

    def test_hidden_draft_and_missing_are_the_same_to_the_byte(self, caller, world):
        asked = [
            small_world().referral(submitted=True).pk,
            world.referral().pk,
            "00000000-0000-4000-8000-000000000000",
        ]

        answers = [caller.get(f"ServiceRequest/{key}") for key in asked]

        assert {answer.content for answer in answers} == {answers[0].content}
        assert fault(answers[0])[:3] == (404, "REC_NOT_FOUND", "not-found")

    def test_a_session_opens_nothing(self, client, world):
        client.force_login(world.referral(submitted=True).referrer)

        answer = client.get(f"/fhir/R4/ServiceRequest/{world.referral(submitted=True).pk}")

        assert fault(answer)[0] == 401
