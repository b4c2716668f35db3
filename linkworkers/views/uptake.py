"""How far people came with services: counted for the reader's own cases, or the team's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from referrals.selectors.getting_there import help_of_team
from referrals.selectors.uptake import uptake_of_team
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def uptake(request: HttpRequest) -> HttpResponse:
    """Show the counts of the last year: a link worker's own, the team's for its supervisor."""
    actor, now = request.actor, timezone.now()
    is_worker = actor.role == Role.LINK_WORKER
    counts = uptake_of_team(
        team_id=actor.organisation_id, worker_id=actor.user_id if is_worker else None, at=now
    )
    journeys = help_of_team(
        team_id=actor.organisation_id, worker_id=actor.user_id if is_worker else None, at=now
    )
    context = {"counts": counts, "journeys": journeys, "is_worker": is_worker}
    return render(request, "linkworkers/uptake.html", context)
