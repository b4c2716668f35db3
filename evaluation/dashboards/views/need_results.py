"""Local results by need, fetched beside the referral form and the learning notes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from spcore.access import for_roles
from spcore.accounts.roles import PRACTICE_ROLES
from spcore.needs import Need


@for_roles(*PRACTICE_ROLES)
@require_GET
def need_results(request: HttpRequest) -> HttpResponse:
    """Show every need with enough people behind it, or the one that `need` names."""
    asked = request.GET.get("need", "")
    needs = [Need(asked)] if asked in Need.values else list(Need)
    results = selectors.need_results(
        practice_id=request.actor.organisation_id,  # type: ignore[attr-defined]
        needs=needs,
        today=timezone.localdate(),
    )
    return render(request, "dashboards/need_results.html", {"results": results})
