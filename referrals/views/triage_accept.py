"""Taking a referral on, for the team or for another of the scheme."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.triage_accept import TriageAcceptForm
from referrals.selectors import short_forms, triage
from referrals.states import Action
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY[Action.ACCEPT])
@require_http_methods(["GET", "POST"])
def triage_accept(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask once, and which team where there are several; then accept."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    policies.check(request.actor, Action.ACCEPT, referral)
    form = TriageAcceptForm(
        request.POST if request.method == "POST" else None,
        teams=triage.teams_of(scheme_id=referral.scheme_id),
        own=referral.team_id,
    )
    if form.is_bound and form.is_valid():
        services.accept_referral(
            referral_id=referral.pk, actor=request.actor, at=now, team_id=form.team_id
        )
        if form.team_id != referral.team_id:
            return redirect(f"{reverse('referrals:triage_list')}?decided={referral.pk}")
        messages.success(request, _("Accepted. Give it to a link worker, or put it in the queue"))
        return redirect("referrals:triage_detail", referral.pk)
    return audited_render(
        request,
        "referrals/triage_accept.html",
        {
            "referral": referral,
            "form": form,
            "is_told": short_forms.is_told_of_progress(referral),
        },
        people=[referral.person_id],
        shown=["name", "status"],
    )
