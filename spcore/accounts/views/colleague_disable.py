"""Shutting a colleague's account."""

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


@for_roles(*policies.WHO_MAY[policies.Action.DISABLE])
@require_http_methods(["GET", "POST"])
@confirm_first
def colleague_disable(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask, then shut the account; every session of theirs ends at once."""
    user = selectors.colleague_for(actor=request.actor, user_id=user_id)
    if request.method == "POST":
        services.disable_colleague(actor=request.actor, at=timezone.now(), user_id=user.pk)
        messages.success(request, _("The account is disabled"))
        return redirect("accounts:colleague_detail", user.pk)
    return render(request, "accounts/colleague_disable.html", {"colleague": user})
