"""What the plan said when it was agreed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.selectors import plan_words
from linkworkers.views.framing import case_to_read, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_READ_PLAN)
@require_http_methods(["GET"])
def plan_version(request: HttpRequest, plan_version_id: UUID) -> HttpResponse:
    """Show it as it was, whatever was changed since."""
    now = timezone.now()
    version = selectors.plan_version_for(actor=request.actor, version_id=plan_version_id, at=now)
    case = case_to_read(request, version.referral_id, "plan", at=now)
    context = {
        "paper": selectors.version_paper(version),
        "agreed": plan_words.agreed_words(version),
        "review": plan_words.review_words(version.review_on, at=now),
    }
    return render_on_plan(request, "linkworkers/plan_version.html", case, context)
