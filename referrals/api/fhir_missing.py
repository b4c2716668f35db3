"""FHIR addresses that lead nowhere: refused in FHIR too."""

from typing import Any

from rest_framework.request import Request

from referrals.adapters.fhir.outcome import Rec, refuse
from referrals.api.fhir_base import FhirView
from spcore.access import ANYBODY


class FhirMissing(FhirView):
    """Any other address under /fhir/R4/: 404 with an OperationOutcome, whoever asks."""

    roles = frozenset({ANYBODY})
    authentication_classes = ()
    needs_headers = False
    http_method_names = ["get", "post", "put", "patch", "delete", "head", "options"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse. :raises Refused:"""
        raise refuse("not-found", "There is no such address here", rec=Rec.NOT_FOUND)
