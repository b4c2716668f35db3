"""Changing another door."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.door_edit import DoorEditForm
from referrals.selectors import schemes
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def door_edit(request: HttpRequest, door_id: UUID) -> HttpResponse:
    """Show and save one door; a version somebody else changed meanwhile shows both."""
    door = schemes.door_for(actor=request.actor, door_id=door_id)
    form = DoorEditForm(
        request.POST if request.method == "POST" else None,
        saved={name: getattr(door, name) for name in DoorEditForm.base_fields},
    )
    if form.is_bound and form.is_valid():
        services.save_door(
            door_id=door.pk,
            values=form.values,
            changed=form.changed(prefix=f"{door.name}: "),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved. It holds from now on"))
        return redirect("referrals:scheme_detail")
    return render(request, "referrals/door_edit.html", {"form": form, "door": door})
