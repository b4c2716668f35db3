"""How the work stands: a link worker's own, the team's for its supervisor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors.worker_figures import worker_figures as figures_of
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def worker_figures(request: HttpRequest) -> HttpResponse:
    """Show each by name, with the case mix beside the figures; nobody is ranked."""
    rows = figures_of(actor=request.actor, at=timezone.now())
    return render(request, "linkworkers/worker_figures.html", {"rows": rows})
