"""The plan to print, in the first person, in large print unless asked otherwise."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.views.framing import case_to_read, render_on_plan
from spcore import audit, paper
from spcore.access import for_roles


@for_roles(*policies.MAY_READ_PLAN)
@require_http_methods(["GET"])
def plan_print(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the page to print, with what to think of before it goes home with somebody."""
    now = timezone.now()
    case = case_to_read(request, referral_id, "plan", at=now)
    context = {
        "paper": selectors.plan_paper(actor=request.actor, referral=case.referral, at=now),
        "is_large": request.GET.get("print") != "usual",
        "has_pdf": paper.is_available(),
        "now": now,
    }
    return render_on_plan(
        request, "linkworkers/plan_print.html", case, context, action=audit.Action.PRINT
    )
