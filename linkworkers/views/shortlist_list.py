"""Services kept together for a person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import shortlists
from linkworkers.services.shortlists import LONGEST
from linkworkers.views.framing import case_to_read, render_on_case
from referrals.states import IN_HAND
from spcore.access import for_roles

SHOWN = frozenset({"organisations"})


@for_roles(*policies.MAY_READ_PLAN)
@require_safe
def shortlist_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the list with the note on each, what was taken off, and the ways on."""
    now = timezone.now()
    case = case_to_read(request, referral_id, "organisations", at=now)
    context = {
        "shortlist": shortlists.shortlist_of(case.referral, on=timezone.localdate(now), at=now),
        "may_write": "organisations" in case.writes,
        "may_offer": "organisations" in case.writes and case.referral.status in IN_HAND,
        "longest": LONGEST,
    }
    return render_on_case(request, "linkworkers/shortlist_list.html", case, context, shown=SHOWN)
