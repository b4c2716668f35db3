"""How much of a problem things are for the person, from asking to asking."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.views.framing import case_to_read, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_READ_PLAN)
@require_http_methods(["GET"])
def needs_picture_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what they said at the start, at reviews and at the end side by side."""
    case = case_to_read(request, referral_id, "plan", at=timezone.now())
    context = {
        "page": selectors.needs_page(selectors.needs_pictures(case.referral)),
        "may_write": "plan" in case.writes,
    }
    return render_on_plan(request, "linkworkers/needs_picture_list.html", case, context)
