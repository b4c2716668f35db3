"""The shortlist as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors.shortlists import shortlist_on_paper
from linkworkers.views.framing import case_to_read
from spcore import audit, paper
from spcore.access import for_roles


@for_roles(*policies.MAY_READ_PLAN)
@require_safe
def shortlist_pdf(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Send it as PDF, in large print unless asked otherwise; where none can be made, lead back."""
    case = case_to_read(request, referral_id, "organisations", at=timezone.now())
    context = {
        "paper": shortlist_on_paper(case.referral),
        "is_large": request.GET.get("print") != "usual",
        "referral": case.referral,
        "style": paper.style(),
    }
    content = paper.page_pdf(render_to_string("linkworkers/shortlist_paper.html", context))
    if content is None:
        return redirect("linkworkers:shortlist_print", case.referral.pk)
    audit.record(
        actor=request.actor,
        action=audit.Action.PRINT,
        people=[case.referral.person_id],
        shown=["organisations"],
        label="linkworkers:shortlist_pdf",
        source=audit.source_of(request),
    )
    response = HttpResponse(content, content_type=paper.PDF)
    response["Content-Disposition"] = 'attachment; filename="services-to-think-about.pdf"'
    return response
