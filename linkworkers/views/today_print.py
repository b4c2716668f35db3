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
    rows = [row for row in [*day.new, *day.due] if not row.has_died]
    people = {row.person_id for row in rows} | {row.person_id for row in day.appointments}
    return audited_render(
        request,
        "linkworkers/today_print.html",
        {"appointments": day.appointments, "rows": rows, "now": now},
        people=people,
        shown=day.shown & {"appointments", "contact", "safe_contact"} if people else [],
        action=audit.Action.PRINT,
    )
