"""Opening a colleague's account again."""

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


@for_roles(*policies.WHO_MAY[policies.Action.ENABLE])
@require_http_methods(["GET", "POST"])
@confirm_first
def colleague_enable(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask, then open the account."""
    user = selectors.colleague_for(actor=request.actor, user_id=user_id)
    if request.method == "POST":
        services.enable_colleague(actor=request.actor, at=timezone.now(), user_id=user.pk)
        messages.success(request, _("The account is open again"))
        return redirect("accounts:colleague_detail", user.pk)
    return render(request, "accounts/colleague_enable.html", {"colleague": user})
