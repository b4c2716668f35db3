"""One session: whom and what to talk about, what was agreed, the personal part."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import supervision, supervision_agenda
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_SUPERVISE)
@require_safe
def supervision_detail(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show the agenda, drawn from the caseload; to the two of the session alone."""
    now, actor = timezone.now(), request.actor
    session = supervision.session_for(actor=actor, session_id=session_id)
    agenda = supervision_agenda.agenda(actor=actor, session=session, at=now)
    decided = supervision_agenda.decided_in(actor=actor, session=session, at=now)
    people = {*agenda.people, *(row.person_id for row in decided)}
    context = {
        "session": session,
        "agenda": agenda,
        "decided": decided,
        "items": supervision.items_of(actor=actor, session_id=session.id),
        "actions": supervision.actions_of(actor=actor, session=session, at=now),
    }
    return audited_render(
        request,
        "linkworkers/supervision_detail.html",
        context,
        people=people,
        shown=supervision_agenda.SHOWN if people else [],
    )
