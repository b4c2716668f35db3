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
    """Show the totals of the open quarter, and the questions that closed periods answer."""
    icb_id = request.actor.organisation_id  # type: ignore[attr-defined]
    page = selectors.overview(icb_id=icb_id, at=timezone.now())
    context = {"page": page, "topics": selectors.TOPICS.values()}
    context |= {"bys": selectors.BYS.items(), "usual": selectors.USUAL}
    return render(request, "dashboards/overview.html", context)
