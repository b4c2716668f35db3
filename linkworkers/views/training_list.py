"""Training of the team: what is missing, has run out or soon will."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import training
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def training_list(request: HttpRequest) -> HttpResponse:
    """List the team by name for its supervisor; a link worker goes to their own page."""
    actor = request.actor
    if actor.role == Role.LINK_WORKER:
        return redirect("linkworkers:training_detail", actor.user_id)
    workers = training.team_training(actor=actor, at=timezone.now())
    context = {
        "workers": workers,
        "lacking": training.lacking(workers),
        "has_courses": bool(training.courses_of(actor=actor)),
    }
    return render(request, "linkworkers/training_list.html", context)
