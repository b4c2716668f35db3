"""The team's register of volunteers who go along."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.selectors.companions import companions
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_PLAN_JOURNEY)
@require_safe
def companion_list(request: HttpRequest) -> HttpResponse:
    """List them: who may go along, and what is missing of the others."""
    rows = companions(actor=request.actor, at=timezone.now())
    return audited_render(
        request, "referrals/companion_list.html", {"rows": rows}, people=[], shown=["staff"]
    )
