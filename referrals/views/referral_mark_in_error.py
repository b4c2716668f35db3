"""Marking a referral, or a draft, as made in error; it stays in the record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.referral_mark_in_error import ReferralMarkInErrorForm
from referrals.selectors import short_forms
from referrals.states import Action
from spcore.access import for_roles
from spcore.responses import audited_render

LIST = "referrals:referral_list"


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_mark_in_error(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Mark it, with the reason."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    short_forms.check_heard(request.actor, Action.MARK_IN_ERROR, referral)
    policies.check(request.actor, Action.MARK_IN_ERROR, referral)
    form = ReferralMarkInErrorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.mark_in_error(
            referral_id=referral.pk, actor=request.actor, at=now, reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("Marked as made in error"))
        was_sent = referral.submitted_at is not None  # and can be put back from its page
        return redirect(*(["referrals:referral_detail", referral.pk] if was_sent else [LIST]))
    return audited_render(
        request,
        "referrals/referral_mark_in_error.html",
        {"form": form, "referral": referral},
        people=[referral.person_id] if referral.person_id else [],
        shown=["name", "status"],
    )
