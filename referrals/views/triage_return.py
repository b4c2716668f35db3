"""Sending a referral back with what would help."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.triage_return import TriageReturnForm
from referrals.states import Action
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY[Action.RETURN])
@require_http_methods(["GET", "POST"])
def triage_return(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Send it back, with a short reason and words."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    policies.check(request.actor, Action.RETURN, referral)
    form = TriageReturnForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.return_referral(
            referral_id=referral.pk, actor=request.actor, at=now, **form.cleaned_data
        )
        return redirect(f"{reverse('referrals:triage_list')}?decided={referral.pk}")
    return audited_render(
        request,
        "referrals/triage_return.html",
        {"form": form, "referral": referral},
        people=[referral.person_id],
        shown=["name", "status"],
    )
