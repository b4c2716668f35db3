"""Helping a colleague who lost their phone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services
from spcore.accounts.confirming import confirm_first


@for_roles(*policies.WHO_MAY[policies.Action.RESET_SECOND_FACTOR])
@require_http_methods(["GET", "POST"])
@confirm_first
def colleague_second_factor_reset(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask, then forget the colleague's authenticator app; they set up a new one at next sign-in."""
    user = selectors.colleague_for(actor=request.actor, user_id=user_id)
    if request.method == "POST":
        services.reset_second_factor(actor=request.actor, at=timezone.now(), user_id=user.pk)
        messages.success(request, _("The authenticator app is reset. They are told by email"))
        return redirect("accounts:colleague_detail", user.pk)
    return render(request, "accounts/colleague_second_factor_reset.html", {"colleague": user})
