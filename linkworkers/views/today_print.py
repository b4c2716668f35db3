"""The day on paper, for where there is no signal."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from spcore import audit
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_SEE_TODAY)
@require_http_methods(["GET"])
def today_print(request: HttpRequest) -> HttpResponse:
    """Show initials, time, place and what is safe, and nothing else (practice.md 7)."""
    now = timezone.now()
    day = selectors.today(actor=request.actor, at=now)
    days = [day, *(each.day for each in day.covered)]
    rows = [row for each in days for row in [*each.new, *each.due] if not row.has_died]
    appointments = [row for each in days for row in each.appointments]
    visits = [row for each in days for row in each.visits]
    people = {row.person_id for row in [*rows, *appointments, *visits]}
    context = {"appointments": appointments, "visits": visits, "rows": rows, "now": now}
    return audited_render(
        request,
        "linkworkers/today_print.html",
        context,
        people=people,
        shown=day.shown & {"appointments", "contact", "safe_contact", "organisations"}
        if people
        else [],
        action=audit.Action.PRINT,
    )
