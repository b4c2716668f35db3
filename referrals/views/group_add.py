"""Opening a group."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.groups import GroupAddForm
from referrals.selectors import groups
from referrals.services import groups as services
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_http_methods(["GET", "POST"])
def group_add(request: HttpRequest) -> HttpResponse:
    """Show and save the form."""
    kept = groups.services_for_groups(actor=request.actor)
    form = GroupAddForm(request.POST if request.method == "POST" else None, services=kept)
    if form.is_valid():
        group = services.add_group(
            group_id=form.cleaned_data["nonce"], details=form.details(), actor=request.actor
        )
        messages.success(request, _("Group added. Give its places to people"))
        return redirect("referrals:group_detail", group.pk)
    return render(request, "referrals/group_add.html", {"form": form, "kept": kept})
