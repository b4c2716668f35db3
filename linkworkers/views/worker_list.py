"""The link workers of the team: what each carries of what was agreed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_TEAM)
@require_safe
def worker_list(request: HttpRequest) -> HttpResponse:
    """List them by name."""
    workers = selectors.worker_list(actor=request.actor)
    return render(request, "linkworkers/worker_list.html", {"workers": workers})
