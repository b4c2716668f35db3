"""
Every valid published FHIR example: taken, or refused for a reason stated here.

What is an example of something else than a referral (a Practitioner, a Task of another server) is
sent where a referral goes, and refused by its type. A mended copy of the BaRS message is taken;
each mutation of it is refused for its own reason.
"""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from referrals.adapters.fhir.shape import CODES
from referrals.models import Referral
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import small_world
from tests.referrals.exchanging import Caller, fault, resource_of, single

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]
FHIR = settings.SHARED_DIR / "standards" / "fhir"
BARS = FHIR / "bars" / "examples" / "Bundle-servicerequest-request-validation.json"
NO_PATIENT = ("invariant", "ServiceRequest.subject")
WRONG_KIND = ("value", "ServiceRequest.resourceType")
WRONG_BUNDLE = ("value", "Bundle.type")
# What is refused for another reason than being no ServiceRequest.
REASON: dict[str, tuple[str, str]] = {
    "ServiceRequest-SDOHCC-ServiceRequestActiveFoodPantryApplicationAssistExample": NO_PATIENT,
    "UKCore-ServiceRequest-ColonoscopyRequest-Example": NO_PATIENT,
    "UKCore-ServiceRequest-ECG-Example": NO_PATIENT,
    "Bundle-booking-request-new": ("not-supported", "Bundle.entry[0].resource.eventCoding"),
    "Bundle-servicerequest-request-validation": (
        "not-supported",
        "Bundle.entry[1].resource.category",
    ),
    "UKCore-Bundle-Batch-Example": WRONG_BUNDLE,
    "PatientSearch": WRONG_BUNDLE,
    "RelatedPersonBundle": WRONG_BUNDLE,
    "ResponseExampleEmpty": WRONG_BUNDLE,
    "ResponseExampleReferral": WRONG_BUNDLE,
}


PDS_PATIENTS = [
    path for path in sorted((FHIR / "pds").glob("*atient*.json")) if path.stem != "PatientSearch"
]


def examples() -> list[Path]:
    """Return the examples of whole resources, valid by R4; parts and bodies of other kinds not."""
    folders = ("bars/examples", "sdoh", "pds", "pds/errors", "ers", "uk-core/examples")
    paths = [path for name in folders for path in sorted((FHIR / name).glob("*.json"))]
    return [*paths, *sorted((FHIR / "bars/operation-outcomes/REC").glob("*.json"))]


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8-sig"))


@pytest.fixture
def caller():
    """Return the system of the sender that the BaRS example names, in a scheme of its own."""
    world = small_world()
    world.practice.ods_code = "RND"
    world.practice.save()
    OrganisationFactory(kind=OrganisationKind.PRACTICE, ods_code="G82080")
    return Caller(world.practice)


class TestEveryExample:
    def test_is_refused_for_the_reason_in_the_table_and_changes_nothing(self, caller):
        wrong = {}
        for path in examples():
            body = read(path)
            is_bundle = isinstance(body, dict) and body.get("resourceType") == "Bundle"
            answer = caller.post("$process-message" if is_bundle else "ServiceRequest", body)
            found = fault(answer)
            issues = [(i["code"], i["expression"][0]) for i in answer.json()["issue"]]
            expected = REASON.get(path.stem, WRONG_BUNDLE if is_bundle else WRONG_KIND)
            if found[0] != 400 or expected not in issues:
                wrong[path.stem] = (found, issues)

        assert len(examples()) > 80
        assert wrong == {}
        assert not Referral.objects.exists()

    @pytest.mark.parametrize("path", sorted((FHIR / "uk-core/examples").glob("*Patient*")), ids=str)
    def test_a_uk_core_patient_is_taken_or_its_fault_named(self, caller, path):
        verdict = self.sent_as_person(caller, path)

        assert verdict == {
            "UKCore-Patient-RichardSmith-Example": (201, ""),
            "UKCore-Patient-Sn-SingleLanguage-Example": (400, "required"),
        }.get(path.stem), verdict

    @pytest.mark.parametrize("path", PDS_PATIENTS, ids=str)
    def test_a_pds_patient_is_taken_or_its_fault_named(self, caller, path):
        verdict = self.sent_as_person(caller, path)

        assert verdict == PDS[path.stem]

    @pytest.mark.parametrize("path", sorted((FHIR / "sdoh").glob("Patient*")), ids=str)
    def test_the_patient_of_the_closed_loop_example_is_taken(self, caller, path):
        assert self.sent_as_person(caller, path) == (201, "")

    def sent_as_person(self, caller, path) -> tuple[int, str]:
        """Send the example as the person of a referral; return (status, the first fault)."""
        body = single()
        body["contained"][0] = read(path) | {"id": "person"}
        answer = caller.post("ServiceRequest", body)
        return answer.status_code, "" if answer.status_code == 201 else fault(answer)[2]


# 59... are PDS test numbers that do not begin with 9: the demo takes them for real and refuses.
PDS = {
    "patient_5900046192": (400, "value"),
    "patient_5900059073": (400, "required"),  # no way to reach them
    "patient_9000000025": (400, "invariant"),  # has died
    "patient_9732110317": (201, ""),
    "patient_9736363023": (400, "value"),  # a practice that is not known here
    "Minimal_Patient": (400, "required"),
    "Patient": (400, "invariant"),  # has died
}


def mended() -> dict[str, Any]:
    """Return the BaRS example as a referral of somebody with a right test number."""
    body: dict[str, Any] = read(BARS)
    request = resource_of(body, "ServiceRequest")
    request["category"][0]["coding"][0] |= {"code": "referral", "display": "Transfer of Care"}
    request["reasonCode"] = [{"text": "Lonely"}]
    resource_of(body, "Patient")["identifier"][0]["value"] = "9990091374"
    return body


class TestMendedBarsMessage:
    def test_is_taken_whole(self, caller):
        answer = caller.send(mended())

        assert answer.status_code == 200, answer.content
        referral = Referral.objects.get()
        person = referral.whom
        assert (person.name, person.phone) == ("Julie Jones", "07736312544")
        assert (person.email, person.postcode) == ("jjones@hotmail.co.uk", "LS10 4YU")
        assert person.practice is not None
        assert person.practice.ods_code == "G82080"
        assert person.emergency_contact.startswith("Jack Grayson")
        assert "Referred by: Marcy BLAKE, 0205568263" in referral.background
        assert "Observed: Syncope (disorder)" in referral.background
        assert referral.risk_answer == "not_asked"


Change = Callable[[dict[str, Any]], Any]


def of(kind: str, change: Change) -> Change:
    return lambda body: change(resource_of(body, kind))


MUTATIONS: dict[str, tuple[Change, str, str]] = {
    "no id": (lambda b: b.pop("id"), "required", "Bundle.id"),
    "no timestamp": (lambda b: b.pop("timestamp"), "required", "Bundle.timestamp"),
    "type": (lambda b: b.update(type="collection"), "value", "Bundle.type"),
    "no entry": (lambda b: b.update(entry=[]), "invariant", "Bundle.entry[0]"),
    "entry an object": (lambda b: b.update(entry={}), "invalid", "Bundle.entry"),
    "header not first": (lambda b: b["entry"].reverse(), "invariant", "Bundle.entry[0]"),
    "no fullUrl": (lambda b: b["entry"][2].pop("fullUrl"), "required", "Bundle.entry[2].fullUrl"),
    "no event": (of("MessageHeader", lambda r: r.pop("eventCoding")), "required", "eventCoding"),
    "another event": (
        of("MessageHeader", lambda r: r["eventCoding"].update(code="booking-request")),
        "not-supported",
        "eventCoding",
    ),
    "no source": (of("MessageHeader", lambda r: r.pop("source")), "required", "source"),
    "no reason": (of("MessageHeader", lambda r: r.pop("reason")), "required", "reason"),
    "reason delete": (
        of("MessageHeader", lambda r: r["reason"]["coding"][0].update(code="delete")),
        "invariant",
        "reason",
    ),
    "no focus": (of("MessageHeader", lambda r: r.pop("focus")), "required", "focus"),
    "focus elsewhere": (
        of("MessageHeader", lambda r: r["focus"][0].update(reference="urn:uuid:none")),
        "invariant",
        "focus",
    ),
    "focus on the patient": (
        of(
            "MessageHeader",
            lambda r: r["focus"][0].update(
                reference="urn:uuid:9589fb37-87a2-48d8-968f-b371429208a8"
            ),
        ),
        "invariant",
        "focus",
    ),
    "two foci": (
        of("MessageHeader", lambda r: r["focus"].append(r["focus"][0])),
        "invariant",
        "focus",
    ),
    "new but revoked": (
        of("ServiceRequest", lambda r: r.update(status="revoked")),
        "invariant",
        "reason",
    ),
    "intent": (of("ServiceRequest", lambda r: r.update(intent="option")), "value", "intent"),
    "no subject": (of("ServiceRequest", lambda r: r.pop("subject")), "required", "subject"),
    "wrong check digit": (
        of("Patient", lambda r: r["identifier"][0].update(value="9990091375")),
        "value",
        "identifier[0].value",
    ),
    "the published number": (
        of("Patient", lambda r: r["identifier"][0].update(value="3478526985")),
        "value",
        "identifier[0].value",
    ),
    "no birth date": (of("Patient", lambda r: r.pop("birthDate")), "required", "birthDate"),
    "no such day": (
        of("Patient", lambda r: r.update(birthDate="2010-02-30")),
        "value",
        "birthDate",
    ),
    "no name": (of("Patient", lambda r: r.pop("name")), "required", "name"),
    "gender": (of("Patient", lambda r: r.update(gender="woman")), "value", "gender"),
    "no encounter class": (of("Encounter", lambda r: r.pop("class")), "required", "class"),
    "no consent": (
        lambda b: b.update(
            entry=[e for e in b["entry"] if e["resource"]["resourceType"] != "Consent"]
        ),
        "required",
        "supportingInfo",
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
class TestMutations:
    def test_is_refused_for_its_own_reason(self, caller, name):
        change, code, path = MUTATIONS[name]
        body = mended()
        change(body)

        answer = caller.send(body)

        assert answer.status_code == 400, answer.content
        issues = [(i["code"], i["expression"][0]) for i in answer.json()["issue"]]
        assert any(found == code and where.endswith(path) for found, where in issues), issues
        assert not Referral.objects.exists()


class TestRequiredCodes:
    def test_each_required_code_taken_out_or_made_up_is_named(self, caller):
        """Every code that R4 demands of every resource in the message, by our own list."""
        wrong, tried = [], 0
        for number, entry in enumerate(mended()["entry"]):
            kind = entry["resource"]["resourceType"]
            for element in CODES.get(kind, {}):
                name = element.rstrip("*")
                if name not in entry["resource"]:
                    continue
                for value in [None, "made-up"] if element.endswith("*") else ["made-up"]:
                    tried += 1
                    body = mended()
                    body["entry"][number]["resource"][name] = value
                    answer = caller.send(body)
                    where = f"Bundle.entry[{number}].resource.{name}"
                    named = [i["expression"][0] for i in answer.json()["issue"]]
                    if answer.status_code != 400 or where not in named:
                        wrong.append((kind, name, value, answer.status_code))

        assert tried > 15
        assert wrong == []


class TestOurLists:
    def test_hold_the_codes_of_r4(self):
        text = (FHIR / "r4-required-codes.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(text.splitlines()))
        published = {(row["type"], row["element"]): set(row["codes"].split("|")) for row in rows}
        for kind, elements in CODES.items():
            for element, codes in elements.items():
                known = published.get((kind, element.rstrip("*")))
                if known is not None:
                    assert set(codes.split()) == known, (kind, element)
