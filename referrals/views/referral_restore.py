"""Putting back a referral that was withdrawn, or marked as made in error, by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies, selectors
from referrals.selectors import short_forms
from referrals.services import undeciding
from referrals.states import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.RESTORE])
@require_POST
def referral_restore(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Let it wait for the team again, as it did before."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    short_forms.check_heard(actor, Action.RESTORE, referral)
    undeciding.restore_referral(referral_id=referral.pk, actor=actor, at=now)
    messages.success(request, _("Put back. It waits for the team as it did before"))
    return redirect("referrals:referral_detail", referral_id)
