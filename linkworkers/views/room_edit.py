"""Changing a room, or closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.room_edit import RoomEditForm, saved_of
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_ROOMS)
@require_http_methods(["GET", "POST"])
def room_edit(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Show what is known; a version that is older than the saved one shows both."""
    room = selectors.room_for(actor=request.actor, room_id=room_id)
    form = RoomEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(room),
        current=room.version,
    )
    if form.is_valid():
        services.edit_room(
            room_id=room.pk,
            fields=form.room(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Room saved"))
        return redirect("linkworkers:room_list")
    context = {"form": form, "practice": room.practice.name}
    return render(request, "linkworkers/room_edit.html", context)
