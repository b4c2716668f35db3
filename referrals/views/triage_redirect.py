"""Ending a referral that belongs elsewhere, naming the right door."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.triage_redirect import TriageRedirectForm
from referrals.states import Action
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY[Action.REDIRECT])
@require_http_methods(["GET", "POST"])
def triage_redirect(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Name the right door."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    policies.check(request.actor, Action.REDIRECT, referral)
    form = TriageRedirectForm(
        request.POST if request.method == "POST" else None,
        doors=selectors.doors_of(scheme_id=referral.scheme_id),
    )
    if form.is_bound and form.is_valid():
        services.redirect_referral(
            referral_id=referral.pk,
            actor=request.actor,
            at=now,
            reason=form.reason(),
            door_id=form.door_id(),
        )
        return redirect(f"{reverse('referrals:triage_list')}?decided={referral.pk}")
    return audited_render(
        request,
        "referrals/triage_redirect.html",
        {"form": form, "referral": referral},
        people=[referral.person_id],
        shown=["name", "status"],
    )
