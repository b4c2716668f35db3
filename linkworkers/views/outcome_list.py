"""What went well for the people somebody worked with."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors.good_outcomes import SHOWN, good_outcomes
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_RECORD)
@require_safe
def outcome_list(request: HttpRequest) -> HttpResponse:
    """List it for whoever helped, the latest first."""
    rows = good_outcomes(actor=request.actor, at=timezone.now())
    return audited_render(
        request,
        "linkworkers/outcome_list.html",
        {"rows": rows},
        people={row.person_id for row in rows},
        shown=SHOWN if rows else [],
    )
