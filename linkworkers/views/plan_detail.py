"""The plan of a person: about them, what they want, who does what, what was agreed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.plan_action_settle import TAPS
from linkworkers.selectors import plan_words, wording
from linkworkers.services.plans import UNDO
from linkworkers.views.framing import PLAN, case_to_read, render_on_case
from spcore.access import for_roles


@for_roles(*policies.MAY_READ_PLAN)
@require_http_methods(["GET"])
def plan_detail(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the plan, and for its link worker what can be changed of it."""
    now, actor = timezone.now(), request.actor
    case = case_to_read(request, referral_id, "plan", at=now)
    page = selectors.plan_page(actor=actor, referral=case.referral, at=now)
    last = page.last
    context = {
        "page": page,
        "agreed": plan_words.agreed_words(last),
        "review": plan_words.review_words(page.plan.review_on, at=now),
        "is_newer": last is not None and last.mark != page.mark,
        "may_undo": last is not None
        and last.taken_by_id == actor.user_id
        and now - last.taken_at <= UNDO,
        "may_write": "plan" in case.writes,
        "may_begin": "plan" in case.writes and wording.is_in_hand(case.referral),
        "taps": TAPS,
    }
    return render_on_case(request, "linkworkers/plan_detail.html", case, context, shown=PLAN)
