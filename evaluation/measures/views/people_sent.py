"""People sent to each provider by quarter, and how many of the places are paid for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures.selectors import people_sent as selectors
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.PROVIDER, Role.COMMISSIONER, Role.SCHEME_ADMIN)
@require_GET
def people_sent(request: HttpRequest) -> HttpResponse:
    """Show quarters that are over; small counts are hidden from all but the provider itself."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "rows": selectors.people_sent(actor=actor, on=timezone.localdate()),
        "is_own": actor.role == Role.PROVIDER,
    }
    return render(request, "measures/people_sent.html", context)
