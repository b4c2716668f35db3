"""Offering a service to the person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import selectors
from linkworkers.forms.onward_offer import OnwardOfferForm
from linkworkers.views.framing import render_on_case
from providers import selectors as providers
from referrals import policies as case_policies
from referrals import selectors as cases
from referrals import services as referrals
from referrals.onward_states import SHARING_KINDS, Action
from referrals.selectors.monthly import full_words
from referrals.states import IN_HAND
from spcore.access import for_roles
from spcore.errors import Conflict

SHOWN = frozenset({"needs", "shared_summary"})


@for_roles(*case_policies.WHO_MAY_ONWARD[Action.SEND])
@require_http_methods(["GET", "POST"])
def onward_offer(request: HttpRequest, referral_id: UUID, service_id: UUID) -> HttpResponse:
    """Ask what the service may know; what shares goes on to the preview, the rest is recorded."""
    now, actor = timezone.now(), request.actor
    case = selectors.case_for(actor=actor, referral_id=referral_id, at=now)
    if case.referral.status not in IN_HAND:
        raise Conflict(_("Services can be offered once the person has a link worker"))
    case_policies.check_lives(case.referral)
    service = providers.service_for(actor=actor, service_id=service_id)
    full = full_words(provider_ids=[service.provider_id], at=now).get(service.provider_id, "")
    form = OnwardOfferForm(
        request.POST if request.method == "POST" else None,
        referral=case.referral,
        held=cases.unsent_offer(referral=case.referral, service_id=service.pk),
        is_assured=providers.is_assured(
            provider_id=service.provider_id, on=timezone.localdate(now)
        ),
        is_full=bool(full),
    )
    if form.is_valid():
        new = form.onward(referral_id=case.referral.pk, service_id=service.pk)
        onward = referrals.offer_service(new=new, actor=actor, at=now)
        if onward.kind in SHARING_KINDS:
            return redirect("referrals:onward_preview", onward.pk)
        messages.success(request, _("Recorded. Nothing was shared"))
        return redirect("linkworkers:case_detail", case.referral.pk)
    context = {
        "form": form,
        "service": service,
        "is_assured": form.is_assured,
        "full": full,
        "wait": cases.wait_words(service),
        "is_own_employer": cases.is_own_employer(actor=actor, provider_id=service.provider_id),
    }
    return render_on_case(request, "linkworkers/onward_offer.html", case, context, shown=SHOWN)
