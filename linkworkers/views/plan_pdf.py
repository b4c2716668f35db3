"""The plan as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from linkworkers.views.framing import case_to_read
from spcore import audit, paper
from spcore.access import for_roles


@for_roles(*policies.MAY_READ_PLAN)
@require_safe
def plan_pdf(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Send it as PDF, in large print unless asked otherwise; where none can be made, lead back."""
    now = timezone.now()
    case = case_to_read(request, referral_id, "plan", at=now)
    context = {
        "paper": selectors.plan_paper(actor=request.actor, referral=case.referral, at=now),
        "is_large": request.GET.get("print") != "usual",
        "referral": case.referral,
        "now": now,
        "style": paper.style(),
    }
    content = paper.page_pdf(render_to_string("linkworkers/plan_paper.html", context))
    if content is None:
        return redirect("linkworkers:plan_print", case.referral.pk)
    audit.record(
        actor=request.actor,
        action=audit.Action.PRINT,
        people=[case.referral.person_id],
        shown=["name", "plan"],
        label="linkworkers:plan_pdf",
        source=audit.source_of(request),
    )
    response = HttpResponse(content, content_type=paper.PDF)
    response["Content-Disposition"] = f'attachment; filename="plan-{case.referral.reference}.pdf"'
    return response
