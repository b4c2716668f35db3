"""What somebody could do while they wait: a page, and a panel of the pages about the referral."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import holding_offers as holding
from linkworkers.views.framing import case_to_read, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"needs", "organisations"})


@for_roles(*policies.MAY_OFFER_MEANWHILE)
@require_safe
def holding_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what they were told of, and what else is near, open and gone to by oneself."""
    now = timezone.now()
    case = case_to_read(request, referral_id, "organisations", at=now)
    waits = holding.waits(case.referral)
    context = {
        "offers": holding.offers_of(case.referral),
        "waits": waits,
        "choices": holding.holding_choices(case, on=timezone.localdate(now)) if waits else [],
    }
    return render_on_case(request, "linkworkers/holding_list.html", case, context, shown=SHOWN)
