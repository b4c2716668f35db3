"""What went stale, on the reader's own list."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.selectors import reminders
from linkworkers.selectors.desks import at_desk
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links


@for_roles(*policies.MAY_SEE_REMINDERS)
@require_http_methods(["GET"])
def reminder_list(request: HttpRequest) -> HttpResponse:
    """List what is due, the longest first; after a tap, offer to undo it."""
    after = after_of(request)
    found = reminders.reminders(actor=request.actor, at=timezone.now(), after=after)
    leads = request.actor.role == Role.SUPERVISOR and after is None
    context = {
        "rows": found.rows,
        "desk": at_desk(actor=request.actor) if leads else [],
        "settled": _settled(request.GET.get("settled", "")),
        "is_worker": request.actor.role == Role.LINK_WORKER,
        **pager_links(reverse("linkworkers:reminder_list"), after=found.after, shown_after=after),
    }
    return audited_render(
        request,
        "linkworkers/reminder_list.html",
        context,
        people=[row.person_id for row in found.rows],
        shown=["name", "status"] if found.rows else [],
    )


def _settled(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
