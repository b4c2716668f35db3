"""What each practice offers a link worker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_ROOMS)
@require_http_methods(["GET"])
def room_list(request: HttpRequest) -> HttpResponse:
    """List practices with their rooms, what is missing first."""
    context = {
        "practices": selectors.rooms_by_practice(actor=request.actor),
        "may_keep": request.actor.role in policies.MAY_KEEP_ROOMS,
    }
    return render(request, "linkworkers/room_list.html", context)
