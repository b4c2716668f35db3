"""Adding a room at a practice."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.room_add import RoomAddForm
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_ROOMS)
@require_http_methods(["GET", "POST"])
def room_add(request: HttpRequest) -> HttpResponse:
    """Ask where it is and what it has."""
    form = RoomAddForm(
        request.POST if request.method == "POST" else None,
        practices=selectors.practices_of_team(actor=request.actor),
    )
    if form.is_valid():
        services.add_room(
            practice_id=form.practice_id(),
            fields=form.room(),
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Room added"))
        return redirect("linkworkers:room_list")
    return render(request, "linkworkers/room_add.html", {"form": form})
