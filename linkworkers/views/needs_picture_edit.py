"""Putting right what the person was asked about their needs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.needs_picture_edit import NeedsPictureEditForm, saved_of
from linkworkers.views.framing import case_to_write, render_on_plan
from linkworkers.views.safety import ask_about_safety
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def needs_picture_edit(request: HttpRequest, picture_id: UUID) -> HttpResponse:
    """Show what was written down; a version older than the saved one shows both."""
    now, actor = timezone.now(), request.actor
    picture = selectors.needs_picture_for(actor=actor, picture_id=picture_id, at=now)
    case = case_to_write(request, picture.referral_id, "plan", at=now)
    form = NeedsPictureEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(picture),
        current=picture.version,
    )
    if form.is_valid():
        said, version = form.said(), form.cleaned_data["version"]
        services.edit_needs(picture_id=picture.pk, said=said, version=version, actor=actor, at=now)
        messages.success(request, _("Saved. What it said before stays on the timeline"))
        ask_about_safety(request, case.referral, said)
        return redirect("linkworkers:needs_picture_list", picture.referral_id)
    return render_on_plan(request, "linkworkers/needs_picture_edit.html", case, {"form": form})
