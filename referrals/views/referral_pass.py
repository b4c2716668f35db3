"""Passing a draft to a colleague of the practice, and who did what on it so far."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.referral_pass import ReferralPassForm
from spcore.access import for_roles
from spcore.accounts.roles import PRACTICE_ROLES
from spcore.responses import audited_render


@for_roles(*PRACTICE_ROLES)
@require_http_methods(["GET", "POST"])
def referral_pass(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask what is left to do, and put it on the practice's list."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    policies.check_pass(actor, referral)
    form = ReferralPassForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.pass_draft(
            referral_id=referral.pk, words=form.cleaned_data["note"], actor=actor, at=now
        )
        messages.success(request, _("Passed on. It is on the list of referrals to finish"))
        return redirect("referrals:referral_to_finish")
    lines = selectors.story_of(actor=actor, referral=referral, at=now)
    entries = [
        {"label": line.label, "at": line.at, "by": str(line.by or ""), "text": line.detail}
        for line in lines
    ]
    return audited_render(
        request,
        "referrals/referral_pass.html",
        {"form": form, "referral": referral, "entries": entries},
        people=[referral.person_id] if referral.person_id else [],
        shown=["name", "background", "consent"],
    )
