"""How far referrals are, as Tasks: searching."""

from rest_framework.request import Request
from rest_framework.response import Response

from referrals.adapters.fhir.task import task_resource
from referrals.api import fhir_reading as reading
from referrals.api.fhir_base import FhirView
from referrals.api.task_detail import CLASSES
from referrals.selectors import exchange
from spcore.accounts.models import Scope


class TaskList(FhirView):
    """GET searches the Tasks of the organisation's referrals, newest referral first."""

    scopes = {"GET": Scope.TASK_READ}

    def get(self, request: Request) -> Response:
        """Return a page of what matches, after noting who is shown."""
        actor = self.actor
        search = reading.read_search(
            request.query_params.dict(), actor=actor, of_request=False, also=frozenset({"focus"})
        )
        codes = exchange.codes_to_write()

        def write(referral):  # type: ignore[no-untyped-def]
            told = reading.told_to(actor, referral)
            return task_resource(referral, actor=actor, told=told, codes=codes)

        answer, shown = reading.page_of(request, search, actor=actor, write=write)
        reading.note_shown(request, actor, shown, label="fhir.Task", shown=CLASSES)
        return Response(answer)
