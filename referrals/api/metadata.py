"""What this server can do in FHIR R4: said as it is."""

from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.response import Response

from referrals.adapters.fhir.terms import UK_CORE
from referrals.api.fhir_base import FhirView
from spcore.access import ANYBODY

SINCE = "2026-11-28"
SEARCHES = {
    "ServiceRequest": {
        "_id": "token",
        "identifier": "token",
        "status": "token",
        "patient:identifier": "token",
        "patient.family": "string",
        "patient.birthdate": "date",
        "_lastUpdated": "date",
    },
    "Task": {
        "_id": "token",
        "identifier": "token",
        "status": "token",
        "patient:identifier": "token",
        "focus": "reference",
        "_lastUpdated": "date",
    },
}
WORDS = (
    "Referrals to social prescribing. One organisation's system sees what that organisation"
    " referred, never a draft. Every request carries X-Request-Id and X-Correlation-Id; a message"
    " carries the four NHSD headers of BaRS as well. Tokens: client credentials at /api/token,"
    " scopes referral.write, referral.read, task.read."
)


class Metadata(FhirView):
    """The CapabilityStatement (FHIR R4, RESTful API, capabilities). Open to anybody."""

    roles = frozenset({ANYBODY})
    authentication_classes = ()
    needs_headers = False

    def get(self, request: Request) -> Response:
        """Return the statement."""
        return Response(
            {
                "resourceType": "CapabilityStatement",
                "status": "active",
                "date": SINCE,
                "kind": "instance",
                "software": {"name": settings.SERVICE_NAME},
                "implementation": {
                    "description": settings.SERVICE_NAME,
                    "url": request.build_absolute_uri("/fhir/R4"),
                },
                "fhirVersion": "4.0.1",
                "format": ["application/fhir+json"],
                "rest": [_server()],
            }
        )


def _server() -> dict[str, Any]:
    oauth = {
        "system": "http://terminology.hl7.org/CodeSystem/restful-security-service",
        "code": "OAuth",
    }
    return {
        "mode": "server",
        "documentation": WORDS,
        "security": {"service": [{"coding": [oauth]}]},
        "resource": [
            _resource("ServiceRequest", ["create", "read", "search-type"]),
            _resource("Task", ["read", "search-type"]),
        ],
        "operation": [
            {
                "name": "process-message",
                "definition": "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message",
                "documentation": "BaRS servicerequest-request: new; update with the status active,"
                " revoked or entered-in-error.",
            }
        ],
    }


def _resource(kind: str, interactions: list[str]) -> dict[str, Any]:
    parameters = [{"name": name, "type": of} for name, of in SEARCHES[kind].items()]
    return {
        "type": kind,
        "profile": f"{UK_CORE}/UKCore-{kind}",
        "interaction": [{"code": code} for code in interactions],
        "searchParam": parameters,
    }
