"""The team's visits that go on, whoever has not come back first."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import lone_visits as visits
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_SEE_VISITS)
@require_safe
def visit_list(request: HttpRequest) -> HttpResponse:
    """List who is on a visit; where they are is said once they are overdue."""
    now, actor = timezone.now(), request.actor
    rows = visits.lone_visits(actor=actor, at=now)
    context = {
        "rows": rows,
        "safe_word": visits.safe_word_of(actor=actor),
        "may_set": actor.role in policies.MAY_SET_SAFE_WORD,
    }
    has_address = any(row.where for row in rows)
    return audited_render(
        request,
        "linkworkers/visit_list.html",
        context,
        people=[row.person_id for row in rows if row.person_id],
        shown=["status", *["contact"] * has_address] if rows else [],
    )
