"""Who knew of a concern and when: for a supervisor or lead, to read and to print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.selectors.concern_story import who_knew_when
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_REPORT_CONCERN)
@require_safe
def concern_report(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Show every act that was kept, in order, and when each email left."""
    concern = selectors.concern_for(actor=request.actor, concern_id=concern_id)
    context = {
        "concern": concern,
        "told": who_knew_when(concern),
        "heads": (_("When"), _("Who"), _("What"), _("Email")),
        "now": timezone.now(),
    }
    return audited_render(
        request,
        "referrals/concern_report.html",
        context,
        people=[concern.person_id],
        shown=["safeguarding"],
    )
