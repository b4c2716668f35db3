"""Taking a referral back to correct it, before anybody of the team has opened it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.selectors import short_forms
from referrals.states import Action
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY[Action.TAKE_BACK])
@require_http_methods(["GET", "POST"])
def referral_take_back(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say what taking back does, then make it a draft again."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    short_forms.check_heard(request.actor, Action.TAKE_BACK, referral)
    policies.check(request.actor, Action.TAKE_BACK, referral)
    if request.method == "POST":
        services.take_back_referral(referral_id=referral.pk, actor=request.actor, at=now)
        messages.success(request, _("Taken back. Correct it, then send it again"))
        return redirect("referrals:referral_edit", referral.pk)
    context = {
        "referral": referral,
        "may_take_back": policies.may_take_back(request.actor, referral),
        "phone": referral.scheme.duty_phone,
    }
    return audited_render(
        request,
        "referrals/referral_take_back.html",
        context,
        people=[referral.person_id],
        shown=["name", "status"],
    )
