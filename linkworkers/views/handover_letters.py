"""Letters that say who takes over, to print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from spcore import audit
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_KEEP_TEAM)
@require_safe
def handover_letters(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Show one for each person who wants letters, and who may safely have one."""
    letters = selectors.handover_letters(
        actor=request.actor, handover_id=handover_id, at=timezone.now()
    )
    return audited_render(
        request,
        "linkworkers/handover_letters.html",
        {"letters": [letter for _person, letter in letters], "handover_id": handover_id},
        people=[person_id for person_id, _letter in letters],
        shown=["name", "contact"] if letters else [],
        action=audit.Action.PRINT,
    )
