"""Colleagues' cases: no name, and one tap to cover."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from referrals.models import CoverReason
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links


@for_roles(*policies.MAY_SEE_TEAM)
@require_http_methods(["GET"])
def caseload_team(request: HttpRequest) -> HttpResponse:
    """List the team's other open cases by reference and status."""
    after = after_of(request)
    page = selectors.team_cases(actor=request.actor, at=timezone.now(), after=after)
    context = {
        "rows": page.rows,
        "reasons": CoverReason.choices,
        "cover": _("Open"),
        "is_open": _("Open to you now"),
        **pager_links(reverse("linkworkers:caseload_team"), after=page.after, shown_after=after),
    }
    return audited_render(
        request,
        "linkworkers/caseload_team.html",
        context,
        people=[row.person_id for row in page.rows],
        shown=["status"] if page.rows else [],
    )
