"""Inviting an organisation to refer: a school, a hospital, social care, a community group."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import services
from spcore.accounts.confirming import confirm_first
from spcore.accounts.forms.referrer_add import ReferrerAddForm
from spcore.accounts.roles import Role


@for_roles(Role.SCHEME_ADMIN)
@require_http_methods(["GET", "POST"])
@confirm_first
def referrer_add(request: HttpRequest) -> HttpResponse:
    """Ask for the organisation and its first person, who then approves colleagues."""
    form = ReferrerAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.invite_referrer(new=form.to_add(), actor=request.actor, at=timezone.now())
        messages.success(request, _("The invitation is on its way"))
        return redirect("accounts:colleague_list")
    return render(request, "accounts/referrer_add.html", {"form": form})
