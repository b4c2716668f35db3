"""Where a referral message arrives, in the manner of BaRS."""

from rest_framework.request import Request
from rest_framework.response import Response

from referrals.adapters.fhir.message import answer_bundle, read_message
from referrals.api.fhir_base import FhirView
from referrals.api.fhir_receiving import check_bars, deliver
from spcore.accounts.models import Scope


class ProcessMessage(FhirView):
    """
    POST $process-message: a new referral, the same again after a return, or taking one back.

    The answer is synchronous: a message Bundle with the ServiceRequest's id, or an OperationOutcome
    that names every fault found. The same message again gets the same answer.
    """

    scopes = {"POST": Scope.REFERRAL_WRITE}

    def post(self, request: Request) -> Response:
        """Read the message, do what it asks once, and answer."""
        check_bars(request, self.system)
        read = read_message(request.data)
        receipt = deliver(read, body=request.data, system=self.system)
        return Response(answer_bundle(receipt, read))
