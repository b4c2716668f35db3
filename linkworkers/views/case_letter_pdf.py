"""The kind letter as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from linkworkers.views.framing import case_to_write
from spcore import audit, paper
from spcore.access import for_roles
from spcore.errors import Conflict


@for_roles(*policies.MAY_RECORD)
@require_safe
def case_letter_pdf(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """
    Send it as PDF; where none can be made, lead to the page to print.

    :raises Conflict: where no letter may go to the person.
    """
    now = timezone.now()
    case = case_to_write(request, referral_id, "case_notes", at=now)
    if reason := selectors.why_no_letter(case.referral.whom):
        raise Conflict(reason)
    letter = selectors.kind_letter(case.referral, at=now)
    context = {"letter": letter, "style": paper.style()}
    content = paper.page_pdf(render_to_string("linkworkers/case_letter_paper.html", context))
    if content is None:
        return redirect("linkworkers:case_letter", case.referral.pk)
    audit.record(
        actor=request.actor,
        action=audit.Action.PRINT,
        people=[case.referral.person_id],
        shown=["name", "contact"],
        label="linkworkers:case_letter_pdf",
        source=audit.source_of(request),
    )
    response = HttpResponse(content, content_type=paper.PDF)
    response["Content-Disposition"] = f'attachment; filename="letter-{case.referral.reference}.pdf"'
    return response
