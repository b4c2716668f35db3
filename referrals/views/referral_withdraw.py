"""Withdrawing a referral: the person or the referrer no longer wants it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.referral_withdraw import ReferralWithdrawForm
from referrals.models import Referral
from referrals.selectors import short_forms
from referrals.states import Action
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.responses import audited_render

LIST = "referrals:referral_list"


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_withdraw(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Withdraw it, with the reason."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    short_forms.check_heard(request.actor, Action.WITHDRAW, referral)
    policies.check(request.actor, Action.WITHDRAW, referral)
    form = ReferralWithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.withdraw_referral(
            referral_id=referral.pk, actor=request.actor, at=now, reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("Referral withdrawn"))
        was_sent = referral.submitted_at is not None  # and can be put back from its page
        return redirect(*(["referrals:referral_detail", referral.pk] if was_sent else [LIST]))
    return audited_render(
        request,
        "referrals/referral_withdraw.html",
        {"form": form, "referral": referral, "is_helped": _is_helped(request.actor, referral)},
        people=[referral.person_id] if referral.person_id else [],
        shown=["name", "status"],
    )


def _is_helped(actor: Actor, referral: Referral) -> bool:
    """Tell whether a link worker has the person; to another referrer once they were in touch."""
    is_told = selectors.is_practice(actor) or referral.first_contact_at is not None
    return is_told and referral.link_worker_id is not None
