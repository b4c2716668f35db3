"""What a handover did, and the way back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_KEEP_TEAM)
@require_safe
def handover_detail(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """List who went to whom."""
    handover = selectors.handover_for(actor=request.actor, handover_id=handover_id)
    return audited_render(
        request,
        "linkworkers/handover_detail.html",
        {"handover": handover},
        people=[person_id for _case, person_id, _title, _taker in handover.cases],
        shown=["name", "status"],
    )
