"""The commissioner's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.COMMISSIONER)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show counts and waits of a closed quarter, and the totals of the open one."""
    actor = request.actor  # type: ignore[attr-defined]
    page = selectors.overview(
        icb_id=actor.organisation_id,
        chosen=request.GET.get("quarter", ""),
        today=timezone.localdate(),
    )
    return render(request, "dashboards/overview.html", {"page": page})
