"""Recording one answer of the person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.consent_add import ConsentAddForm
from spcore.access import for_roles
from spcore.errors import NotPermitted
from spcore.responses import audited_render


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
    )
    if form.is_valid():
        services.record_consent(new=form.to_consent(), actor=actor, at=now)
        messages.success(request, _("Recorded"))
        return redirect("referrals:consent_list", referral.pk)
    classes = selectors.classes_for(actor, referral, at=now)
    return audited_render(
        request,
        "referrals/consent_add.html",
        {
            "referral": referral,
            "banner": selectors.case_banner(referral, classes=classes),
            "form": form,
        },
        people=[referral.person_id],
        shown=classes & {"name", "birth_date", "nhs_number", "contact", "safe_contact"},
    )
