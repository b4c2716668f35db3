"""How somebody gets to a service the first time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.onward_journey import OnwardJourneyForm, saved_of
from referrals.models import Goes
from referrals.selectors.companions import volunteers_to_choose
from referrals.selectors.getting_there import journey_of
from referrals.services.getting_there import set_journey
from spcore.access import for_roles
from spcore.responses import audited_render

SHOWN = frozenset({"name", "birth_date", "nhs_number", "contact", "safe_contact", "organisations"})


@for_roles(*policies.MAY_PLAN_JOURNEY)
@require_http_methods(["GET", "POST"])
def onward_journey(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Ask who goes along, by what way and with what help; show both where somebody was first."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    held = journey_of(onward)
    form = OnwardJourneyForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(held),
        current=held.version if held else 0,
        volunteers=volunteers_to_choose(actor=actor, at=now, held=held),
    )
    if form.is_valid():
        version = form.cleaned_data["version"]
        set_journey(
            onward_id=onward.pk, journey=form.journey(), version=version, actor=actor, at=now
        )
        messages.success(request, _("Saved how they get there"))
        return redirect("linkworkers:case_detail", onward.referral_id)
    classes = selectors.classes_for(actor, onward.referral, at=now)
    banner = selectors.case_banner(onward.referral, classes=classes)
    return audited_render(
        request,
        "referrals/onward_journey.html",
        {
            "onward": onward,
            "banner": banner,
            "form": form,
            "goes_along": held is not None and held.goes in (Goes.VOLUNTEER, Goes.FAMILY),
        },
        people=[onward.referral.person_id],
        shown=classes & SHOWN,
    )
