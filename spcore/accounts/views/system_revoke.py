"""Ending a connected system's access."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services


@for_roles(*policies.MAY_REVOKE)
@require_http_methods(["GET", "POST"])
def system_revoke(request: HttpRequest, system_id: UUID) -> HttpResponse:
    """Ask, then end its credentials and tokens; what it sent stays in the record."""
    policies.check_revoke(request.actor)
    system = selectors.system_for(actor=request.actor, system_id=system_id)
    if request.method == "POST":
        services.revoke_system(actor=request.actor, at=timezone.now(), system_id=system.pk)
        messages.success(request, _("The system can no longer get in"))
        return redirect("accounts:system_list")
    return render(request, "accounts/system_revoke.html", {"system": system})
