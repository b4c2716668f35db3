"""One group: who holds its places, who waits, and what its registers say."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.selectors import groups
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_RECEIVE)
@require_http_methods(["GET"])
def group_detail(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Show the group; those who wait have no name before the service says yes."""
    now, actor = timezone.now(), request.actor
    group = groups.group_for(actor=actor, group_id=group_id)
    held = groups.members(actor=actor, group=group)
    waiting = groups.waiting_for(actor=actor, group=group, at=now)
    people = [row.person_id for row in (*held, *waiting)]
    context = {
        "group": group,
        "row": groups.row_of(group, on=timezone.localdate(now)),
        "members": held,
        "waiting": waiting,
        "meetings": groups.meetings(group=group),
    }
    return audited_render(
        request,
        "referrals/group_detail.html",
        context,
        people=people,
        shown=["name", "status"] if people else [],
    )
