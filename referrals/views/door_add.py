"""Naming another door."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.door_edit import DoorEditForm
from referrals.models import Scheme
from referrals.selectors import schemes
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def door_add(request: HttpRequest) -> HttpResponse:
    """Add a door to the scheme's own list."""
    scheme = schemes.own_scheme(actor=request.actor)
    form = DoorEditForm(
        request.POST if request.method == "POST" else None, saved={"version": 0, "is_open": True}
    )
    if form.is_bound and form.is_valid() and not _is_taken(form, scheme):
        services.add_door(
            values=form.values,
            changed=[services.Changed(_("Other doors"), "", form.cleaned_data["name"])],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Added"))
        return redirect("referrals:scheme_detail")
    return render(request, "referrals/door_add.html", {"form": form, "scheme": scheme})


def _is_taken(form: DoorEditForm, scheme: Scheme) -> bool:
    """Say at the name that another door has it."""
    if not schemes.is_door_name_taken(scheme_id=scheme.pk, name=form.cleaned_data["name"]):
        return False
    form.add_error("name", _("Another door has this name already"))
    return True
