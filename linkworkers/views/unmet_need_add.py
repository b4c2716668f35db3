"""Nothing is good enough: one tap records it, so that somebody who plans services hears of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.forms.unmet_need_add import lack_of
from referrals import services as referrals
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def unmet_need_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Record the need and the reason; it can be taken back from the same page."""
    referrals.record_unmet_need(
        referral_id=referral_id, lack=lack_of(request.POST), actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("Recorded as an unmet need. No name goes with it"))
    return redirect("linkworkers:case_match", referral_id)
