"""Taking an unmet need back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from referrals import services as referrals
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def unmet_need_withdraw(request: HttpRequest, unmet_need_id: UUID) -> HttpResponse:
    """Take it back: something was found after all."""
    row = referrals.withdraw_unmet_need(
        unmet_need_id=unmet_need_id, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("Taken back"))
    return redirect("linkworkers:case_match", row.referral_id)
