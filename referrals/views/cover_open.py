"""Opening a colleague's case for an hour, with one tap and a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies, services
from spcore.access import for_roles
from spcore.ui.dates import clock


@for_roles(*policies.MAY_COVER)
@require_POST
def cover_open(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Open the case to the actor for sixty minutes, on the record."""
    grant = services.cover_case(
        referral_id=referral_id,
        actor=request.actor,
        at=timezone.now(),
        reason=request.POST.get("reason", ""),
    )
    text = _("Open to you until %(time)s. Your supervisor sees that you opened it")
    messages.info(request, text % {"time": clock(grant.expires_at)})
    return redirect("linkworkers:case_detail", referral_id)
