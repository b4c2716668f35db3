"""The open people of a link worker, or of a team."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links


@for_roles(*policies.MAY_SEE_CASELOAD)
@require_http_methods(["GET"])
def caseload(request: HttpRequest) -> HttpResponse:
    """List who is open, overdue first, with what comes next for each."""
    after, actor = after_of(request), request.actor
    held = selectors.caseload(actor=actor, at=timezone.now(), after=after)
    base = reverse("linkworkers:caseload")
    context = {
        "rows": held.rows,
        "capacity": held.capacity,
        "concerns_owned": held.concerns_owned,
        "overdue": _("Overdue."),
        "is_worker": actor.role == Role.LINK_WORKER,
        **pager_links(base, after=held.after, shown_after=after),
    }
    people = [row.person_id for row in held.rows]
    return audited_render(
        request,
        "linkworkers/caseload.html",
        context,
        people=people,
        shown=held.shown if people else [],
    )
