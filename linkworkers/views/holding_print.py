"""What somebody could do while they wait, on paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import holding_offers as holding
from linkworkers.views.framing import case_to_read, render_on_case
from spcore.access import for_roles


@for_roles(*policies.MAY_OFFER_MEANWHILE)
@require_safe
def holding_print(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the page to print, in large print unless asked otherwise. No name stands on it."""
    case = case_to_read(request, referral_id, "organisations", at=timezone.now())
    team = case.referral.team
    context = {
        "things": holding.offers_on_paper(case.referral),
        "why_not_posted": holding.why_not_posted(case.referral.whom),
        "is_large": request.GET.get("print") != "usual",
        "team": team,
    }
    shown = frozenset({"organisations"})
    return render_on_case(request, "linkworkers/holding_print.html", case, context, shown=shown)
