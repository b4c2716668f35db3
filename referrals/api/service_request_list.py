"""Referrals as ServiceRequests: searching, and sending one by itself."""

from rest_framework.request import Request
from rest_framework.response import Response

from referrals.adapters.fhir.message import receipt_resource
from referrals.adapters.fhir.service_request import service_request_resource
from referrals.adapters.fhir.single import read_single
from referrals.api import fhir_reading as reading
from referrals.api.fhir_base import FhirView
from referrals.api.fhir_receiving import deliver
from referrals.api.service_request_detail import CLASSES
from referrals.selectors import exchange
from spcore.accounts.models import Scope

BY_NAME = frozenset({"patient.family", "patient.birthdate"})


class ServiceRequestList(FhirView):
    """
    GET searches the organisation's referrals; POST sends a new one, with its Patient contained.

    Newest first, a page at a time. A draft is never told of.
    """

    scopes = {"GET": Scope.REFERRAL_READ, "POST": Scope.REFERRAL_WRITE}

    def get(self, request: Request) -> Response:
        """Return a page of what matches, after noting who is shown."""
        actor, at = self.actor, reading.now()
        search = reading.read_search(
            request.query_params.dict(), actor=actor, of_request=True, also=BY_NAME
        )
        codes = exchange.codes_to_write()

        def write(referral):  # type: ignore[no-untyped-def]
            told = reading.told_to(actor, referral)
            classes = exchange.classes_exchanged(actor, referral, at=at)
            return service_request_resource(referral, told=told, classes=classes, codes=codes)

        answer, shown = reading.page_of(request, search, actor=actor, write=write)
        reading.note_shown(request, actor, shown, label="fhir.ServiceRequest", shown=CLASSES)
        return Response(answer)

    def post(self, request: Request) -> Response:
        """Send a referral; the same X-Request-Id with the same content gets the same answer."""
        key = request.headers.get("Idempotency-Key") or request.headers["X-Request-Id"]
        read = read_single(request.data, key=key[:200])
        receipt = deliver(read, body=request.data, system=self.system)
        response = Response(receipt_resource(receipt, read.identifier), status=201)
        response["Location"] = request.build_absolute_uri(f"{request.path}/{receipt.referral_id}")
        return response
