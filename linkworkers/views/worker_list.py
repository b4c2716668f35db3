"""The link workers of the team: what each carries of what was agreed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def worker_list(request: HttpRequest) -> HttpResponse:
    """List them by name, with who is away; a link worker sees themself alone."""
    actor = request.actor
    away = selectors.absences_by_worker(actor=actor, at=timezone.now())
    workers = selectors.worker_list(actor=actor)
    context = {
        "workers": [(worker, away.get(worker.id, [])) for worker in workers],
        "may_keep": actor.role in policies.MAY_KEEP_TEAM,
    }
    return render(request, "linkworkers/worker_list.html", context)
