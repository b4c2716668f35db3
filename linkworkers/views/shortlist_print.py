"""The shortlist on paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import holding_offers
from linkworkers.selectors.shortlists import shortlist_on_paper
from linkworkers.views.framing import case_to_read, render_on_case
from spcore import audit, paper
from spcore.access import for_roles

SHOWN = frozenset({"organisations"})


@for_roles(*policies.MAY_READ_PLAN)
@require_safe
def shortlist_print(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the page to print, in large print unless asked otherwise. No name stands on it."""
    case = case_to_read(request, referral_id, "organisations", at=timezone.now())
    context = {
        "paper": shortlist_on_paper(case.referral),
        "why_not_posted": holding_offers.why_not_posted(case.referral.whom),
        "is_large": request.GET.get("print") != "usual",
        "has_pdf": paper.is_available(),
    }
    return render_on_case(
        request,
        "linkworkers/shortlist_print.html",
        case,
        context,
        shown=SHOWN,
        action=audit.Action.PRINT,
    )
