"""Taking a decision back that nobody outside the team has been told of."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.services import undeciding
from referrals.states import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.UNDECIDE])
@require_POST
def triage_undo(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Put it back to be decided."""
    undeciding.undo_decision(referral_id=referral_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("Taken back. Nobody was told, and it waits to be decided again"))
    return redirect("referrals:triage_detail", referral_id)
