"""The computer systems that may send and read referrals."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spcore.access import for_roles
from spcore.accounts import policies, selectors
from spcore.accounts.models import Scope, SystemClient
from spcore.ui import dates

SHOWN = 200


@for_roles(*policies.MAY_REVOKE)
@require_safe
def system_list(request: HttpRequest) -> HttpResponse:
    """List the connected systems, what each may do, and those that were revoked."""
    policies.check_revoke(request.actor)
    rows = [_row(system) for system in selectors.systems(actor=request.actor)[:SHOWN]]
    context = {"rows": rows, "may_connect": policies.may_connect(request.actor)}
    return render(request, "accounts/system_list.html", context)


def _row(system: SystemClient) -> dict[str, Any]:
    by = system.made_by.name if system.made_by else _("the system")
    return {
        "name": system.name,
        "organisation": system.organisation.name,
        "may": [str(Scope(scope).label) for scope in system.scopes],
        "client_id": system.client_id or "",
        "made": _("Connected %(day)s by %(who)s")
        % {"day": dates.day(system.created_at), "who": by},
        "rotated": _("New secret %s") % dates.day(system.rotated_at) if system.rotated_at else "",
        "revoked": _("Revoked %s") % dates.day(system.revoked_at) if system.revoked_at else "",
        "rotate": reverse("accounts:system_rotate", args=[system.pk]),
        "revoke": reverse("accounts:system_revoke", args=[system.pk]),
    }
