"""Recording one answer of the person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.consent_add import ConsentAddForm
from referrals.models import Purpose
from spcore.access import for_roles
from spcore.errors import NotPermitted
from spcore.responses import audited_render

ASKING = {"close": "linkworkers:case_close", "wellbeing": "measures:assessment_list"}


@for_roles(*policies.MAY_RECORD_CONSENT)
@require_http_methods(["GET", "POST"])
def consent_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask what the person was asked, what they said, and how."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    if "consent" not in selectors.writable_for(actor, referral, at=now):
        raise NotPermitted("Your role cannot record agreements")
    providers = selectors.providers_of(referral)
    form = ConsentAddForm(
        request.POST if request.method == "POST" else None,
        providers=providers,
        person=referral.whom,
        at=now,
        initial={"purpose": request.GET.get("purpose", "")},
    )
    back = _back(request.GET.get("back", ""), referral.pk)
    if form.is_valid():
        new = form.to_consent()
        services.record_consent(new=new, actor=actor, at=now)
        messages.success(request, _said(new))
        return redirect(back)
    classes = selectors.classes_for(actor, referral, at=now)
    return audited_render(
        request,
        "referrals/consent_add.html",
        {
            "referral": referral,
            "banner": selectors.case_banner(referral, classes=classes),
            "form": form,
            "back": back,
        },
        people=[referral.person_id],
        shown=classes & {"name", "birth_date", "nhs_number", "contact", "safe_contact"},
    )


def _back(page: str, referral_id: UUID) -> str:
    """Return the page that asked for the answer, else the list of answers."""
    name = ASKING.get(page, "referrals:consent_list")
    try:
        return reverse(name, args=[referral_id])
    except NoReverseMatch:  # an app above this one owns it
        return reverse("referrals:consent_list", args=[referral_id])


def _said(new: services.NewConsent) -> str:
    """Return what follows from the answer: a no reaches nothing outside (practice.md 15)."""
    if new.purpose != Purpose.SHARING or new.is_given:
        return _("Recorded")
    return _(
        "Recorded. The service can no longer open what was shared here. It keeps its own record of "
        "what it received before. If the person wants that gone too, they can ask the service."
    )
