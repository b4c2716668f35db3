"""Giving a connected system a new secret."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services
from spcore.accounts.confirming import confirm_first


@for_roles(*policies.MAY_CONNECT)
@require_http_methods(["GET", "POST"])
@confirm_first
def system_rotate(request: HttpRequest, system_id: UUID) -> HttpResponse:
    """Ask, then show the new secret once; the old one stops at that moment."""
    system = selectors.system_for(actor=request.actor, system_id=system_id)
    policies.check_connect(request.actor, organisation_id=system.organisation_id)
    if request.method == "POST":
        made = services.rotate_system(actor=request.actor, at=timezone.now(), system_id=system.pk)
        return render(request, "accounts/system_secret.html", {"made": made})
    return render(request, "accounts/system_rotate.html", {"system": system})
