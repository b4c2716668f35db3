"""Telling the practice against the person's wish, to prevent serious harm."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.harm_disclose import HarmDiscloseForm
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_DISCLOSE)
@require_http_methods(["GET", "POST"])
def harm_disclose(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Write what the practice must know, and why; the practice is asked to sign in."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    policies.check_disclose(referral)
    form = HarmDiscloseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.disclose_harm(new=form.to_new(referral.pk), actor=request.actor, at=now)
        messages.success(request, _("The practice is asked to sign in and read it. Ring them too"))
        return redirect("linkworkers:case_detail", referral.pk)
    context = {
        "form": form,
        "referral": referral,
        "duty": referral.referring_organisation,
        "back": reverse("linkworkers:case_detail", args=[referral.pk]),
        "told": selectors.harm_disclosures(referral),
    }
    return audited_render(
        request,
        "referrals/harm_disclose.html",
        context,
        people=[referral.person_id],
        shown=["name", "safeguarding"],
    )
