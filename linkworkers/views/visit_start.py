"""Checking in to a visit by one tap; and what keeps whoever goes there safe."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.selectors import lone_visits as visits
from linkworkers.services.lone_visits import start_visit
from linkworkers.views.framing import render_on_case
from spcore.access import for_roles
from spcore.ui.dates import clock


@for_roles(*policies.MAY_OPEN_CASE)
@require_http_methods(["GET", "POST"])
def visit_start(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the rules of visits to this person; by one tap check in, or stay an hour longer."""
    now, actor = timezone.now(), request.actor
    case = selectors.case_for(actor=actor, referral_id=referral_id, at=now)
    if request.method == "POST":
        visit = start_visit(referral_id=case.referral.pk, actor=actor, at=now)
        text = _("Checked in until %(time)s. %(name)s is told if you have not checked out by then")
        words = {"time": clock(visit.due_back_at), "name": visit.watcher.name}
        messages.success(request, text % words)
        return redirect("linkworkers:visit_start", case.referral.pk)
    visit = visits.visit_of(actor=actor, referral_id=case.referral.pk)
    may_go = "case_notes" in case.writes
    context = {
        "visit": visit,
        "until": clock(visit.due_back_at) if visit else "",
        "may_go": may_go,
        "what_happens": visits.check_in_words(case.referral, actor=actor, at=now) if may_go else "",
        "may_set_rule": "visit_risk" in case.writes,
        "safe_word": visits.safe_word_of(actor=actor) if may_go else None,
    }
    return render_on_case(request, "linkworkers/visit_start.html", case, context)
