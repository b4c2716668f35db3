"""Planning the next step of several people of one's own at once."""

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.caseload_several import CaseloadSeveralForm
from linkworkers.services.planning_many import NextStep, plan_many
from linkworkers.views.caseload import asked
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def caseload_several(request: HttpRequest) -> HttpResponse:
    """Ask whose, what and when, of a page of the caseload; then say what became of each."""
    now, actor, after = timezone.now(), request.actor, after_of(request)
    narrowed, query = asked(request)
    held = selectors.caseload(actor=actor, at=now, after=after, narrowed=narrowed)
    form = CaseloadSeveralForm(request.POST if request.method == "POST" else None, rows=held.rows)
    context = {"form": form, "rows": held.rows, "query": query}
    if form.is_valid() and (day := form.next_day()):
        step = NextStep(day, form.cleaned_data["next_step"])
        verdicts = plan_many(referral_ids=form.chosen(), step=step, actor=actor, at=now)
        names = {row.id: (row.title, row.url) for row in held.rows}
        context["verdicts"] = [(*names[each.referral_id], each) for each in verdicts]
    base = reverse("linkworkers:caseload_several")
    context |= pager_links(base, after=held.after, shown_after=after, **dict(parse_qsl(query)))
    return audited_render(
        request,
        "linkworkers/caseload_several.html",
        context,
        people=[row.person_id for row in held.rows],
        shown=held.shown & {"name", "status"} if held.rows else [],
    )
