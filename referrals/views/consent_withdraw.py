"""Taking an agreement back: sharing stops with the same click."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.models import Purpose
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_RECORD_CONSENT)
@require_http_methods(["GET", "POST"])
def consent_withdraw(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """Say what withdrawing does and does not do, then do it."""
    now, actor = timezone.now(), request.actor
    consent, referral = selectors.consent_for(actor=actor, consent_id=consent_id, at=now)
    if request.method == "POST":
        services.withdraw_consent(consent_id=consent.pk, actor=actor, at=now)
        messages.success(request, _("Withdrawn. Nothing more is shared from now on"))
        return redirect("referrals:consent_list", referral.pk)
    classes = selectors.classes_for(actor, referral, at=now)
    return audited_render(
        request,
        "referrals/consent_withdraw.html",
        {
            "referral": referral,
            "banner": selectors.case_banner(referral, classes=classes),
            "purpose": Purpose(consent.purpose).label,
            "provider": str(consent.provider or ""),
        },
        people=[consent.person_id],
        shown=classes & {"name", "birth_date", "nhs_number", "contact", "safe_contact", "consent"},
    )
