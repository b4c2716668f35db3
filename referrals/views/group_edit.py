"""Changing a group. A stale edit is refused with both versions shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.groups import GroupEditForm, saved
from referrals.forms.versions import STALE, differences, with_version
from referrals.selectors import groups
from referrals.services import groups as services
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_http_methods(["GET", "POST"])
def group_edit(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Show and save the form."""
    actor = request.actor
    group = groups.group_for(actor=actor, group_id=group_id)
    now = saved(group)
    sent = request.POST if request.method == "POST" else None
    form = GroupEditForm(sent, services=groups.services_for_groups(actor=actor), initial=now)
    context = {"form": form, "group": group}
    if not form.is_valid():
        return render(request, "referrals/group_edit.html", context)
    if form.cleaned_data["version"] != group.version:
        form.stale = differences(form, now)  # type: ignore[attr-defined]
        form.add_error(None, STALE)
        with_version(form, group.version)
        return render(request, "referrals/group_edit.html", context, status=409)
    if form.cleaned_data["places"] < groups.number_held(group):
        form.add_error("places", _("More people hold a place: take some out first"))
        return render(request, "referrals/group_edit.html", context)
    version = form.cleaned_data["version"]
    services.edit_group(group_id=group_id, details=form.details(), version=version, actor=actor)
    messages.success(request, _("Group saved"))
    return redirect("referrals:group_detail", group_id)
