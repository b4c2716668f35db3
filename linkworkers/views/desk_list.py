"""What waits too long at one's own desk, and is no case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.selectors.desks import at_desk
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_DESK)
@require_http_methods(["GET"])
def desk_list(request: HttpRequest) -> HttpResponse:
    """List it, the longest first. It names no person."""
    return render(request, "linkworkers/desk_list.html", {"rows": at_desk(actor=request.actor)})
