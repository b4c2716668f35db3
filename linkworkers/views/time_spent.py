"""Where the time went: the reader's own, or the team's for its supervisor, and nobody else's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.models import SpentOn
from linkworkers.selectors import times
from linkworkers.services.times import STEPS
from spcore.access import for_roles
from spcore.ui.paging import id_of


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def time_spent(request: HttpRequest) -> HttpResponse:
    """Show four weeks, and the taps that add what nothing measures; `added` can be taken back."""
    actor = request.actor
    context = {
        "rows": times.time_spent(actor=actor, at=timezone.now()),
        "days": times.DAYS,
        "taps": [(each.value, each.label) for each in SpentOn],
        "steps": STEPS,
        "may_add": actor.role in policies.MAY_RECORD,
        "added": times.time_added(actor=actor, time_id=id_of(request, "added")),
    }
    return render(request, "linkworkers/time_spent.html", context)
