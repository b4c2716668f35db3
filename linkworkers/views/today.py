"""The day: what must be done now, and who waits for the reader."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.selectors import supervision
from linkworkers.selectors.today_counts import counts_of_day
from linkworkers.services.times import STEPS
from linkworkers.views.tapping import just_recorded
from linkworkers.views.today_rows import Words, rows_html
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_SEE_TODAY)
@require_http_methods(["GET"])
def today(request: HttpRequest) -> HttpResponse:
    """List the day, each person once; `recorded` names the contact that can be taken back."""
    now, actor = timezone.now(), request.actor
    day = selectors.today(actor=actor, at=now)
    may_record = actor.role in policies.MAY_RECORD
    words = Words.now(may_record=may_record)
    context = {
        "day": day,
        "counts": counts_of_day(actor=actor, at=now),
        "agreed": supervision.actions_due(actor=actor, at=now),
        "unsupervised": supervision.overdue_number(actor=actor, at=now),
        "may_record": may_record,
        "time_steps": STEPS,
        "now": now,
        "lists": _lists(day, words),
        "covered": [(each.of, each.day, _lists(each.day, words)) for each in day.covered],
        **just_recorded(request, at=now),
    }
    people = day.people
    return audited_render(
        request,
        "linkworkers/today.html",
        context,
        people=people,
        shown=day.shown if people else [],
    )


def _lists(day: selectors.Today, words: Words) -> list[tuple[str, int, SafeString]]:
    """Return each list that is not empty: its heading, how many, and its rows as mark-up."""
    lists = (
        (_("New: make the first contact"), day.new),
        (_("Due"), day.due),
        (_("Somebody wrote"), day.wrote),
        (_("Gone quiet"), day.quiet),
    )
    return [(heading, len(rows), rows_html(rows, words)) for heading, rows in lists if rows]
