"""Money that ends within six months, and how many people would lose support."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures.selectors.endings import counted_on, endings
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.PROVIDER, Role.COMMISSIONER, Role.SCHEME_ADMIN, Role.DIRECTORY_EDITOR)
@require_GET
def funding_ending(request: HttpRequest) -> HttpResponse:
    """Show each line with a count; small counts are hidden from all but the provider itself."""
    actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    context = {
        "rows": endings(actor=actor, on=today),
        "is_own": actor.role == Role.PROVIDER,
        "counted_on": counted_on(today),
        "sees_sent": actor.role != Role.DIRECTORY_EDITOR,
    }
    return render(request, "measures/funding_ending.html", context)
