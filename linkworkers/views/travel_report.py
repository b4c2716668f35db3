"""Help to get to services, counted: how much was asked for, refused, and what it cost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors.travel_help import travel_counts
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def travel_report(request: HttpRequest) -> HttpResponse:
    """Show the last twelve months: a link worker's own, the team's for its supervisor."""
    actor = request.actor
    counts = travel_counts(actor=actor, at=timezone.now())
    context = {
        "counts": counts,
        "total": sum(row.cost for row in counts),
        "is_worker": actor.role == Role.LINK_WORKER,
    }
    return render(request, "linkworkers/travel_report.html", context)
