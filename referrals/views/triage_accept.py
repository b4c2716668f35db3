"""Taking a referral on for the team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.states import Action
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY[Action.ACCEPT])
@require_http_methods(["GET", "POST"])
def triage_accept(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask once, then accept."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    policies.check(request.actor, Action.ACCEPT, referral)
    if request.method == "POST":
        services.accept_referral(referral_id=referral.pk, actor=request.actor, at=now)
        messages.success(request, _("Accepted. Give it to a link worker, or put it in the queue"))
        return redirect("referrals:triage_detail", referral.pk)
    return audited_render(
        request,
        "referrals/triage_accept.html",
        {"referral": referral},
        people=[referral.person_id],
        shown=["name", "status"],
    )
