"""What this server can do in FHIR R4: said as it is, which is nothing yet."""

from django.conf import settings
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from spcore.access import ANYBODY

SINCE = "2026-11-23"


class FhirRenderer(JSONRenderer):
    """JSON under FHIR's own media type."""

    media_type = "application/fhir+json"


class Metadata(APIView):
    """
    The CapabilityStatement (FHIR R4, RESTful API, capabilities): no resource is offered.

    It stands here so that a system that asks is answered instead of guessing.
    """

    roles = frozenset({ANYBODY})
    authentication_classes = ()
    renderer_classes = (FhirRenderer, JSONRenderer)

    def get(self, request: Request) -> Response:
        """Return the statement."""
        return Response(
            {
                "resourceType": "CapabilityStatement",
                "status": "draft",
                "date": SINCE,
                "kind": "instance",
                "implementation": {"description": settings.SERVICE_NAME},
                "fhirVersion": "4.0.1",
                "format": ["application/fhir+json"],
                "rest": [
                    {
                        "mode": "server",
                        "documentation": "Referrals by FHIR are not offered yet.",
                    }
                ],
            }
        )
