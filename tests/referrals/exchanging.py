"""Another system at our FHIR addresses: its token, its headers, the messages it sends."""

import json
from base64 import b64encode
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from spcore.accounts.models import Organisation, SystemClient
from tests.factories.systems import system_for, token_of

BASE = "/fhir/R4"
NUMBER = "9990091374"


def packed(value: dict[str, Any]) -> str:
    """Return JSON in Base64, as the NHSD headers carry it."""
    return b64encode(json.dumps(value).encode()).decode()


@dataclass
class Caller:
    """A system of one organisation; each call has new ids unless they are given."""

    organisation: Organisation
    scopes: tuple[str, ...] = ()
    client: Client = field(default_factory=lambda: Client(raise_request_exception=True))

    def __post_init__(self) -> None:
        self.system: SystemClient = system_for(self.organisation, *self.scopes)
        self.token = token_of(self.system)

    def headers(self, **more: str | None) -> dict[str, str]:
        """Return every header of a right request; None takes one away."""
        organisation = {
            "resourceType": "Organization",
            "identifier": [
                {
                    "system": "https://fhir.nhs.uk/Id/ods-organization-code",
                    "value": self.organisation.ods_code or "",
                }
            ],
        }
        sent = {
            "Authorization": f"Bearer {self.token}",
            "Accept": "application/fhir+json; version=1.4.0",
            "X-Request-Id": str(uuid4()),
            "X-Correlation-Id": str(uuid4()),
            "NHSD-Target-Identifier": packed({"system": "dos", "value": "1"}),
            "NHSD-End-User-Organisation": packed(organisation),
            "NHSD-Requesting-Software": packed({"resourceType": "Device"}),
            "NHSD-Requesting-Practitioner": packed({"resourceType": "Practitioner"}),
        }
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {k: v for k, v in {**sent, **named}.items() if v is not None}

    def get(self, path: str, **headers: str | None) -> HttpResponse:
        """Ask for something."""
        return self.client.get(f"{BASE}/{path}", headers=self.headers(**headers))

    def post(
        self, path: str, body: Any, kind: str = "application/fhir+json", **headers: str | None
    ) -> HttpResponse:
        """Send something; text goes as it is."""
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        return self.client.post(
            f"{BASE}/{path}", text, content_type=kind, headers=self.headers(**headers)
        )

    def send(self, body: Any, **headers: str | None) -> HttpResponse:
        """Send a message."""
        return self.post("$process-message", body, **headers)


def patient(**more: Any) -> dict[str, Any]:
    """Return a Patient that can be reached."""
    return {
        "resourceType": "Patient",
        "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": NUMBER}],
        "name": [{"use": "official", "family": "Okafor", "given": ["Ada"]}],
        "birthDate": "1961-03-04",
        "telecom": [{"system": "phone", "value": "01632 960123", "use": "home"}],
    } | more


CONSENT = {
    "resourceType": "Consent",
    "status": "active",
    "scope": {"coding": [{"code": "patient-privacy"}]},
    "category": [{"coding": [{"code": "DRC", "display": "Direct Care"}]}],
}
REASON = {"text": "Lonely since her sister died"}


def message(**request: Any) -> dict[str, Any]:
    """Return a BaRS referral message; `request` changes its ServiceRequest."""
    resources = {
        "header": {
            "resourceType": "MessageHeader",
            "eventCoding": {
                "system": "https://fhir.nhs.uk/CodeSystem/message-events-bars",
                "code": "servicerequest-request",
            },
            "source": {"endpoint": "urn:test:sender"},
            "reason": {"coding": [{"code": "new"}]},
            "focus": [{"reference": "urn:uuid:request"}],
        },
        "request": {
            "resourceType": "ServiceRequest",
            "identifier": [{"system": "urn:test:sender", "value": str(uuid4())}],
            "status": "active",
            "intent": "plan",
            "category": [
                {
                    "coding": [
                        {
                            "system": "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest",
                            "code": "referral",
                        }
                    ]
                }
            ],
            "subject": {"reference": "urn:uuid:patient"},
            "reasonCode": [REASON],
        }
        | request,
        "patient": patient(),
        "consent": {**CONSENT, "patient": {"reference": "urn:uuid:patient"}},
    }
    entry = [
        {"fullUrl": f"urn:uuid:{name}", "resource": resource}
        for name, resource in deepcopy(resources).items()
    ]
    return {
        "resourceType": "Bundle",
        "id": str(uuid4()),
        "type": "message",
        "timestamp": "2026-11-20T12:00:00+00:00",
        "entry": entry,
    }


def resource_of(body: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the first resource of a type in a Bundle."""
    found: dict[str, Any] = next(
        entry["resource"] for entry in body["entry"] if entry["resource"]["resourceType"] == kind
    )
    return found


def single(**request: Any) -> dict[str, Any]:
    """Return a ServiceRequest with the person and the agreement contained."""
    return {
        "resourceType": "ServiceRequest",
        "contained": [patient(id="person"), {**CONSENT, "id": "consent"}],
        "status": "active",
        "intent": "order",
        "subject": {"reference": "#person"},
        "reasonCode": [REASON],
    } | request


def fault(answer: HttpResponse) -> tuple[int, str, str, str]:
    """Return (status, BaRS code, issue code, path) of the first fault of a refusal."""
    outcome = answer.json()
    assert outcome["resourceType"] == "OperationOutcome"
    issue = outcome["issue"][0]
    rec = issue["details"]["coding"][0]["code"]
    return answer.status_code, rec, issue["code"], (issue.get("expression") or [""])[0]


def cancelling(referral_id: str, status: str = "revoked", **request: Any) -> dict[str, Any]:
    """Return the message that takes a referral back."""
    body = message(id=referral_id, status=status, reasonCode=[{"text": "Moved away"}], **request)
    resource_of(body, "MessageHeader")["reason"]["coding"][0]["code"] = "update"
    return body
