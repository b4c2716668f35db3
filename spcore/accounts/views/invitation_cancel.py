"""Taking an invitation back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services


@for_roles(*policies.WHO_MAY[policies.Action.GRANT])
@require_http_methods(["GET", "POST"])
def invitation_cancel(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Ask, then make the link stop working."""
    invitation = selectors.invitation_for(actor=request.actor, invitation_id=invitation_id)
    if request.method == "POST":
        services.cancel_invitation(
            actor=request.actor, at=timezone.now(), invitation_id=invitation.pk
        )
        messages.success(request, _("The invitation is cancelled"))
        return redirect("accounts:colleague_list")
    return render(request, "accounts/invitation_cancel.html", {"invitation": invitation})
