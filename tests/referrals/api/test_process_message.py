"""Where a referral message arrives."""

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from django.db import connections

from referrals.models import Concern, Consent, Person, Referral, TimelineEntry
from referrals.states import Status
from spcore.accounts.models import Membership, OrganisationKind
from spcore.audit.models import AuditEntry
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.exchanging import (
    NUMBER,
    Caller,
    cancelling,
    fault,
    message,
    packed,
    patient,
    resource_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = small_world()
    made.practice.ods_code = "A1B2C"
    made.practice.save()
    return made


@pytest.fixture
def caller(world):
    return Caller(world.practice)


def set_patient(body, **more):
    resource_of(body, "Patient").update(more)
    return body


class TestNew:
    def test_makes_and_sends_one_referral_as_the_form_would(self, caller, world):
        answer = caller.send(message(priority="urgent"))

        assert answer.status_code == 200, answer.content
        referral = Referral.objects.get()
        assert (referral.status, referral.team_id) == (Status.SUBMITTED, world.team.pk)
        assert (referral.needs, referral.urgency) == (["loneliness"], "urgent")
        assert referral.reason == "Lonely since her sister died"
        assert referral.referrer_id == caller.system.user_id
        person = referral.whom
        assert (person.nhs_number, person.name) == (NUMBER, "Ada Okafor")
        assert person.practice_id == world.practice.pk
        assert OutboxMessage.objects.filter(topic="referral.submit").exists()
        given = resource_of(answer.json(), "ServiceRequest")
        assert (given["id"], given["status"]) == (str(referral.pk), "active")

    def test_answers_as_a_message_and_sends_both_ids_back(self, caller):
        ids = {"X_Request_Id": "c1ab3fba-6bae-4ba4-b257-5a87c44d4a91"}

        answer = caller.send(message(), **ids)

        assert answer["X-Request-Id"] == ids["X_Request_Id"]
        assert answer["Content-Type"].startswith("application/fhir+json")
        assert answer["Cache-Control"] == "no-store"
        header = resource_of(answer.json(), "MessageHeader")
        assert header["response"]["code"] == "ok"

    def test_invents_nothing(self, caller):
        caller.send(message())

        referral = Referral.objects.get()
        assert referral.risk_answer == "not_asked"
        person = referral.whom
        ways = (person.may_phone, person.may_text, person.may_email, person.may_post)
        assert not any(ways)
        assert "did not say" in person.safe_contact_note
        purposes = Consent.objects.values_list("purpose", "how")
        assert list(purposes) == [("referral", "carried_over")]

    def test_names_the_system_in_the_record_and_the_trail(self, caller):
        caller.send(message())

        user = caller.system.user_id
        assert set(AuditEntry.objects.values_list("user_id", flat=True)) == {user}
        assert TimelineEntry.objects.filter(by_id=user, label="Sent").exists()

    def test_keeps_in_words_what_it_does_not_understand(self, caller):
        body = message(reasonCode=[{"text": "Something quite unheard of"}])
        body["entry"] += [
            {
                "fullUrl": "urn:uuid:o",
                "resource": {
                    "resourceType": "Observation",
                    "status": "final",
                    "code": {"text": "Blood pressure"},
                    "valueString": "high",
                },
            },
            {"fullUrl": "urn:uuid:x", "resource": {"resourceType": "VisionPrescription"}},
        ]

        answer = caller.send(body)

        assert answer.status_code == 200, answer.content
        referral = Referral.objects.get()
        assert (referral.needs, referral.reason) == ([], "Something quite unheard of")
        assert "Observed: Blood pressure, high" in referral.background
        assert "VisionPrescription" in referral.background

    def test_takes_a_safeguarding_flag_as_a_risk_in_its_words(self, caller):
        body = message()
        category = {"system": "https://fhir.nhs.uk/CodeSystem/flag-categories-bars", "code": "SG"}
        flag = {
            "resourceType": "Flag",
            "status": "active",
            "category": [{"coding": [category]}],
            "code": {"text": "Known to the council"},
            "subject": {"reference": "urn:uuid:patient"},
        }
        body["entry"].append({"fullUrl": "urn:uuid:f", "resource": flag})

        caller.send(body)

        referral = Referral.objects.get()
        assert referral.risk_answer == "named"
        assert referral.risk_detail == "Safeguarding concern: Known to the council"

    def test_takes_somebody_without_a_number_and_notes_why(self, caller):
        answer = caller.send(set_patient(message(), identifier=[]))

        assert answer.status_code == 200, answer.content
        assert Person.objects.get().no_nhs_number == "not_known"

    def test_finds_the_practice_by_its_code_whatever_its_form(self, caller):
        other = OrganisationFactory(kind=OrganisationKind.PRACTICE, ods_code="ZZ9QQ")
        own = {"identifier": {"system": "https://fhir.nhs.uk/id/ods-organization-code"}}
        own["identifier"]["value"] = "zz9qq"

        caller.send(set_patient(message(), generalPractitioner=[own]))

        assert Person.objects.get().practice_id == other.pk

    def test_adds_to_no_record_and_merges_none(self, caller, world):
        held = PersonFactory(
            nhs_number=NUMBER,
            no_nhs_number="",
            given_name="Ada",
            family_name="Okafor",
            birth_date="1961-03-04",
            phone="01632 960999",
            practice=world.practice,
        )

        answer = caller.send(message())

        assert answer.status_code == 200, answer.content
        assert Person.objects.get().phone == held.phone


class TestDanger:
    @pytest.mark.parametrize(
        "reason", ["She has been talking of suicide since her sister died", "He locks her in"]
    )
    def test_words_of_danger_are_read_now_though_a_practice_sent_them(self, caller, world, reason):
        answer = caller.send(message(reasonCode=[{"text": reason}]))

        assert answer.status_code == 200, answer.content
        concern = Concern.objects.unattended().get()
        assert (concern.came_by, concern.referral_id) == ("message", Referral.objects.get().pk)
        assert reason in concern.what
        assert concern.owner_id == world.supervisor.user_id
        assert concern.raised_by_id == caller.system.user_id
        assert concern.acts.filter(kind="told", user_id=concern.owner_id).exists()
        assert OutboxMessage.objects.filter(topic="concern.tell").exists()

    def test_words_of_danger_in_what_was_not_coded_count_too(self, caller):
        body = message()
        note = {
            "resourceType": "Observation",
            "status": "final",
            "code": {"text": "Said today"},
            "valueString": "wants to kill himself",
        }
        body["entry"].append({"fullUrl": "urn:uuid:o", "resource": note})

        caller.send(body)

        assert "kill himself" in Concern.objects.get().what

    def test_the_message_is_taken_though_nobody_is_there_to_read_it(self, caller):
        Membership.objects.exclude(organisation=caller.organisation).delete()

        answer = caller.send(message(reasonCode=[{"text": "She talks of suicide"}]))

        assert answer.status_code == 200, answer.content
        assert Referral.objects.get().status == Status.SUBMITTED
        assert not Concern.objects.exists()

    def test_the_same_message_again_makes_no_second(self, caller):
        body = message(reasonCode=[{"text": "She talks of suicide"}])
        caller.send(body)

        caller.send(body)

        assert Concern.objects.count() == 1

    def test_other_words_make_none(self, caller):
        caller.send(message())

        assert not Concern.objects.exists()


class TestCost:
    @pytest.mark.parametrize("named", [[], [{"identifier": {"value": "a1b2c"}}]])
    def test_asks_little_of_the_database(self, caller, django_assert_max_num_queries, named):
        caller.send(message())
        body = set_patient(message(), generalPractitioner=deepcopy(named))
        for one in body["entry"][2]["resource"]["generalPractitioner"]:
            one["identifier"]["system"] = "https://fhir.nhs.uk/Id/ods-organization-code"
        set_patient(
            body,
            identifier=[{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990091382"}],
        )

        # Six, one for a practice that is named, and two of the transaction of the test.
        with django_assert_max_num_queries(8 + len(named)):
            answer = caller.send(body)

        assert answer.status_code == 200, answer.content


class TestAgain:
    def test_the_same_message_makes_one_and_gets_the_same_answer(self, caller):
        body = message()
        first = caller.send(body)

        again = caller.send(body)

        assert Referral.objects.count() == 1
        assert again.content == first.content
        assert again.status_code == 200

    def test_another_order_of_fields_is_the_same_message(self, caller):
        body = message()
        first = caller.send(body)

        again = caller.send(dict(reversed(body.items())))

        assert again.content == first.content

    def test_the_same_id_with_other_content_is_refused(self, caller):
        body = message()
        caller.send(body)
        resource_of(body, "ServiceRequest")["priority"] = "urgent"

        assert fault(caller.send(body)) == (409, "REC_CONFLICT", "duplicate", "")
        assert Referral.objects.get().urgency == "routine"

    def test_the_same_referral_in_another_message_is_refused(self, caller):
        own = [{"system": "urn:test", "value": "77"}]
        caller.send(message(identifier=own))

        again = caller.send(message(identifier=own))

        assert fault(again)[:3] == (409, "REC_CONFLICT", "duplicate")

    def test_a_second_open_referral_of_the_person_is_refused_and_names_the_first(self, caller):
        caller.send(message())

        answer = caller.send(message())

        assert fault(answer)[:3] == (409, "REC_CONFLICT", "conflict")
        assert Referral.objects.get().reference in answer.content.decode()
        assert Referral.objects.count() == 1

    def test_a_refused_message_may_come_again_mended(self, caller):
        body = message()
        del resource_of(body, "ServiceRequest")["status"]
        assert caller.send(body).status_code == 400
        resource_of(body, "ServiceRequest")["status"] = "active"

        assert caller.send(body).status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.engine
class TestRace:
    def test_the_same_message_many_times_at_once_makes_one(self):
        caller = Caller(small_world().practice)
        body = message()

        def send(_number):
            try:
                return caller.send(body)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(send, range(50)))

        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1
        assert Referral.objects.count() == 1
        assert Person.objects.count() == 1


class TestTakingBack:
    @pytest.mark.parametrize(
        ("status", "ends"),
        [("revoked", Status.WITHDRAWN), ("entered-in-error", Status.ENTERED_IN_ERROR)],
    )
    def test_withdraws_or_marks_as_made_in_error(self, caller, status, ends):
        sent = caller.send(message())
        given = resource_of(sent.json(), "ServiceRequest")["id"]

        body = cancelling(given, status)
        answer = caller.send(body)

        assert answer.status_code == 200, answer.content
        referral = Referral.objects.get()
        assert referral.status == ends
        assert referral.steps.order_by("pk").last().reason == "Moved away"
        assert resource_of(answer.json(), "ServiceRequest")["status"] == status
        assert caller.send(body).content == answer.content

    def test_finds_it_by_the_senders_own_identifier(self, caller):
        own = [{"system": "urn:test", "value": "77"}]
        caller.send(message(identifier=own))
        body = cancelling("", identifier=own)
        del resource_of(body, "ServiceRequest")["id"]

        assert caller.send(body).status_code == 200

    def test_needs_its_reason(self, caller):
        given = resource_of(caller.send(message()).json(), "ServiceRequest")["id"]
        body = cancelling(given)
        del resource_of(body, "ServiceRequest")["reasonCode"]

        assert fault(caller.send(body))[2:] == (
            "required",
            "Bundle.entry[1].resource.reasonCode",
        )

    def test_a_closed_one_cannot_be_taken_back(self, caller, world):
        referral = world.referral(status=Status.WITHDRAWN, submitted_at="2026-11-20T12:00Z")

        answer = caller.send(cancelling(str(referral.pk)))

        assert fault(answer)[:3] == (409, "REC_CONFLICT", "conflict")

    def test_another_practices_is_not_there(self, caller):
        far = small_world().referral(submitted=True)

        answer = caller.send(cancelling(str(far.pk)))

        assert fault(answer)[:3] == (404, "REC_NOT_FOUND", "not-found")


class TestSendingAgain:
    def body(self, referral):
        body = message(id=str(referral.pk), reasonCode=[{"text": "She is lonely and in debt"}])
        resource_of(body, "MessageHeader")["reason"]["coding"][0]["code"] = "update"
        return body

    def test_answers_a_returned_referral(self, caller, world):
        caller.send(message())
        referral = Referral.objects.get()
        Referral.objects.filter(pk=referral.pk).update(status=Status.RETURNED)

        answer = caller.send(self.body(referral))

        assert answer.status_code == 200, answer.content
        referral.refresh_from_db()
        assert (referral.status, referral.needs) == (Status.SUBMITTED, ["loneliness", "money"])

    def test_changes_nothing_once_it_is_with_the_team(self, caller, world):
        referral = world.referral(accepted=True)

        answer = caller.send(self.body(referral))

        assert fault(answer)[0] == 409


class TestRefusals:
    def refused(self, caller, body, **headers):
        answer = caller.send(body, **headers)
        assert not Referral.objects.exists()
        assert not Person.objects.exists()
        return fault(answer)

    @pytest.mark.parametrize("text", ["{", "", "[", "\xff", '{"a": NaN}', "[" * 100_000])
    def test_what_is_not_json(self, caller, text):
        sent = text.encode("latin-1")

        assert self.refused(caller, sent)[:2] == (400, "REC_BAD_REQUEST")

    @pytest.mark.parametrize("body", ["null", "[]", "3", '"x"', "{}", '{"resourceType": []}'])
    def test_json_that_is_no_message(self, caller, body):
        assert self.refused(caller, body)[:2] == (400, "REC_BAD_REQUEST")

    @pytest.mark.parametrize(
        "name",
        [
            "X_Request_Id",
            "X_Correlation_Id",
            "NHSD_Target_Identifier",
            "NHSD_End_User_Organisation",
            "NHSD_Requesting_Software",
            "NHSD_Requesting_Practitioner",
        ],
    )
    def test_a_missing_header_is_named(self, caller, name):
        expected = (400, "REC_BAD_REQUEST", "required", name.replace("_", "-"))

        assert self.refused(caller, message(), **{name: None}) == expected

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("X_Request_Id", "one"),
            ("NHSD_Target_Identifier", "not base64!"),
            ("NHSD_End_User_Organisation", "bm90IGpzb24="),
            ("NHSD_Requesting_Software", packed([])),  # type: ignore[arg-type]
        ],
    )
    def test_a_malformed_header_is_named(self, caller, name, value):
        expected = (400, "REC_BAD_REQUEST", "invalid", name.replace("_", "-"))

        assert self.refused(caller, message(), **{name: value}) == expected

    def test_another_organisations_name(self, caller):
        system = "https://fhir.nhs.uk/Id/ods-organization-code"
        other = packed({"identifier": [{"system": system, "value": "X9X9X"}]})

        found = self.refused(caller, message(), NHSD_End_User_Organisation=other)

        assert found == (403, "REC_FORBIDDEN", "forbidden", "NHSD-End-User-Organisation")

    @pytest.mark.parametrize(
        ("kind", "status", "rec"),
        [
            ("application/xml", 415, "REC_UNSUPPORTED_MEDIA_TYPE"),
            ("text/plain", 415, "REC_UNSUPPORTED_MEDIA_TYPE"),
        ],
    )
    def test_another_content_type(self, caller, kind, status, rec):
        answer = caller.post("$process-message", message(), kind=kind)

        assert fault(answer)[:2] == (status, rec)

    @pytest.mark.parametrize(
        "wanted", ["application/fhir+xml", "application/fhir+json; version=9.0.0"]
    )
    def test_an_answer_that_is_not_offered(self, caller, wanted):
        found = self.refused(caller, message(), Accept=wanted)

        assert found[:3] == (406, "REC_NOT_ACCEPTABLE", "processing")

    @pytest.mark.parametrize("token", [None, "Bearer nonsense", "Basic eDp5"])
    def test_nobody_known(self, caller, token):
        found = self.refused(caller, message(), Authorization=token)

        assert found[:3] == (401, "REC_UNAUTHORIZED", "forbidden")

    def test_a_token_without_the_scope(self, world):
        found = self.refused(Caller(world.practice, ("task.read",)), message())

        assert found[:3] == (403, "REC_FORBIDDEN", "forbidden")

    def test_too_many(self, caller, settings):
        settings.SYSTEM_RATES = {"system": "2/min", "token": "30/min"}
        for _ in range(2):
            caller.get("Task")

        answer = caller.get("Task")

        assert fault(answer)[:3] == (429, "REC_TOO_MANY_REQUESTS", "throttled")
        assert int(answer["Retry-After"]) > 0

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            ("9990091375", "not valid"),
            ("999009137", "10 digits"),
            ("0000000000", "stands for nobody"),
            ("4010232137", "The demo refuses real data"),
        ],
    )
    def test_a_wrong_nhs_number_is_named_and_not_repeated(self, caller, number, words):
        own = [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": number}]

        answer = caller.send(set_patient(message(), identifier=own))

        assert answer.status_code == 400
        assert "identifier" in fault(answer)[3]
        assert words in answer.content.decode()
        assert number not in answer.content.decode()

    def test_a_number_of_somebody_else(self, caller):
        PersonFactory(nhs_number=NUMBER, no_nhs_number="", family_name="Other")

        answer = caller.send(message())

        assert fault(answer)[:3] == (409, "REC_CONFLICT", "conflict")
        assert not Referral.objects.exists()

    def test_an_unknown_practice(self, caller):
        own = {"identifier": {"system": "https://fhir.nhs.uk/Id/ods-organization-code"}}
        own["identifier"]["value"] = "G82080"

        found = self.refused(caller, set_patient(message(), generalPractitioner=[own]))

        assert found == (400, "REC_BAD_REQUEST", "value", "Patient.generalPractitioner")

    def test_no_agreement(self, caller):
        body = message()
        del body["entry"][3]

        assert self.refused(caller, body)[2] == "required"

    def test_an_agreement_refused(self, caller):
        body = message()
        resource_of(body, "Consent")["provision"] = {"type": "deny"}

        assert self.refused(caller, body)[2] == "invariant"

    def test_somebody_who_has_died(self, caller):
        found = self.refused(caller, set_patient(message(), deceasedBoolean=True))

        assert found[2] == "invariant"

    def test_somebody_nobody_can_reach(self, caller):
        body = message()
        del resource_of(body, "Patient")["telecom"]

        assert self.refused(caller, body)[2] == "required"

    def test_every_fault_at_once(self, caller):
        body = message(status="open")
        resource_of(body, "Patient").update(birthDate="2010-02-30", name=[])

        answer = caller.send(body)

        assert {issue["expression"][0] for issue in answer.json()["issue"]} >= {
            "Bundle.entry[1].resource.status"
        }

    @pytest.mark.parametrize("bad", ["\x00", "a\x07b"])
    def test_characters_no_text_has(self, caller, bad):
        found = self.refused(caller, message(reasonCode=[{"text": bad}]))

        assert found[2] in {"invalid", "required"}


class TestMethods:
    def test_only_post(self, caller):
        answer = caller.get("$process-message")

        assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_a_patient_may_be_said_in_full_without_surprise(world):
    """A whole Patient, with the person's own way to be reached, is kept as said."""
    caller = Caller(world.practice)
    method = {
        "url": "PreferredContactMethod",
        "valueCodeableConcept": {"coding": [{"code": "9"}]},
    }
    core = "https://fhir.hl7.org.uk/StructureDefinition"
    whole = patient(
        extension=[{"url": f"{core}/Extension-UKCore-ContactPreference", "extension": [method]}],
        address=[{"use": "home", "line": ["1 Fishergate"], "city": "Preston"}],
        communication=[{"language": {"text": "Polish"}, "preferred": True}],
        meta={"security": [{"code": "R"}]},
        contact=[
            {
                "relationship": [{"coding": [{"code": "EP"}]}],
                "name": {"text": "Jo Okafor"},
                "telecom": [{"system": "phone", "value": "01632 960777"}],
            }
        ],
    )
    body = message()
    body["entry"][2]["resource"] = whole

    assert caller.send(body).status_code == 200
    person = Person.objects.get()
    assert (person.may_text, person.may_phone, person.preferred_channel) == (True, False, "text")
    assert (person.language, person.is_address_sensitive) == ("Polish", True)
    assert person.emergency_contact == "Jo Okafor, 01632 960777"
    assert person.address == "1 Fishergate, Preston"
