"""One referral as a ServiceRequest."""

from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from referrals.adapters.fhir.service_request import service_request_resource
from referrals.api import fhir_reading as reading
from referrals.api.fhir_base import FhirView
from referrals.selectors import exchange
from spcore.accounts.models import Scope

CLASSES = {"name", "birth_date", "nhs_number", "status", "needs", "background"}


class ServiceRequestDetail(FhirView):
    """GET: a referral of the organisation. A hidden one and a missing one look the same."""

    scopes = {"GET": Scope.REFERRAL_READ}

    def get(self, request: Request, referral_id: UUID) -> Response:
        """Return it, after noting who is shown."""
        actor = self.actor
        referral = exchange.exchanged_referral(actor=actor, referral_id=referral_id)
        resource = service_request_resource(
            referral,
            told=reading.told_to(actor, referral),
            classes=exchange.classes_exchanged(actor, referral, at=reading.now()),
            codes=exchange.codes_to_write(),
        )
        reading.note_shown(request, actor, [referral], label="fhir.ServiceRequest", shown=CLASSES)
        return Response(resource)
