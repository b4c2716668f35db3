"""How far one referral is, as a Task."""

from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from referrals.adapters.fhir.task import task_resource
from referrals.api import fhir_reading as reading
from referrals.api.fhir_base import FhirView
from referrals.selectors import exchange
from spcore.accounts.models import Scope

CLASSES = {"nhs_number", "status"}


class TaskDetail(FhirView):
    """GET: the Task of one referral, under the referral's own id."""

    scopes = {"GET": Scope.TASK_READ}

    def get(self, request: Request, referral_id: UUID) -> Response:
        """Return it, after noting who is shown."""
        actor = self.actor
        referral = exchange.exchanged_referral(actor=actor, referral_id=referral_id)
        resource = task_resource(
            referral,
            actor=actor,
            told=reading.told_to(actor, referral),
            codes=exchange.codes_to_write(),
        )
        reading.note_shown(request, actor, [referral], label="fhir.Task", shown=CLASSES)
        return Response(resource)
