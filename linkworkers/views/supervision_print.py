"""The agenda of a session on paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import supervision, supervision_agenda
from spcore import audit
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_SUPERVISE)
@require_safe
def supervision_print(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show initials and references, and nothing personal (practice.md 7)."""
    now, actor = timezone.now(), request.actor
    session = supervision.session_for(actor=actor, session_id=session_id)
    cases = supervision_agenda.agenda(actor=actor, session=session, at=now).cases
    context = {
        "session": session,
        "cases": cases,
        "items": supervision.items_of(actor=actor, session_id=session.id),
        "actions": supervision.actions_of(actor=actor, session=session, at=now),
    }
    return audited_render(
        request,
        "linkworkers/supervision_print.html",
        context,
        people=[case.person_id for case in cases],
        shown=["status", "case_notes", "safeguarding"] if cases else [],
        action=audit.Action.PRINT,
    )
