"""What could not be sent, for whoever must see to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from spcore.access import for_roles
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.outbox import selectors

MOST = 100
WHO_MAY = (Role.SCHEME_ADMIN, *sorted(CASE_ROLES))


@for_roles(*WHO_MAY)
@require_safe
def undelivered_list(request: HttpRequest) -> HttpResponse:
    """List what only a person can settle, oldest first: the administrator's all, others' own."""
    rows = selectors.undelivered(actor=request.actor)[: MOST + 1]  # type: ignore[attr-defined]
    context = {"rows": rows[:MOST], "more": len(rows) > MOST, "now": timezone.now()}
    return render(request, "ops/undelivered_list.html", context)
