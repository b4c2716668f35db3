"""Taking back that the plan was agreed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def plan_version_undo(request: HttpRequest, plan_version_id: UUID) -> HttpResponse:
    """Put the plan back to not agreed this time, within a quarter of an hour."""
    referral_id = services.take_agreement_back(
        version_id=plan_version_id, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("Taken back"))
    return redirect("linkworkers:plan_detail", referral_id)
