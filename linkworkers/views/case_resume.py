"""Going on with a paused case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import services
from referrals import policies
from referrals.states import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.RESUME])
@require_POST
def case_resume(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Resume, with today as the day of the next step."""
    services.resume_case(referral_id=referral_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("Resumed"))
    return redirect("linkworkers:case_detail", referral_id)
