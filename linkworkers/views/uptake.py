"""How far people came with services: counted for the reader's own cases, or the team's."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors.trip_help import help_by_kind, trips_to_arrange
from referrals.selectors.getting_there import help_to_book
from referrals.selectors.uptake import uptake_of_team
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render

SHOWN = ("status", "organisations")


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def uptake(request: HttpRequest) -> HttpResponse:
    """Show a year's counts, and what help waits: a link worker's own, the team's for others."""
    actor, now = request.actor, timezone.now()
    is_worker = actor.role == Role.LINK_WORKER
    counts = uptake_of_team(
        team_id=actor.organisation_id, worker_id=actor.user_id if is_worker else None, at=now
    )
    to_book = help_to_book(actor=actor, at=now)
    trips = trips_to_arrange(actor=actor, at=now)
    context = {
        "counts": counts,
        "kinds": help_by_kind(actor=actor, at=now),
        "to_book": to_book,
        "trips": trips,
        "is_worker": is_worker,
    }
    return audited_render(
        request,
        "linkworkers/uptake.html",
        context,
        people={
            *(row.onward.referral.person_id for row in to_book),
            *(row.referral.person_id for row in trips),
        },
        shown=SHOWN if to_book or trips else (),
    )
