"""The referral is sent: its reference, and what happens next."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.models import Referral
from referrals.selectors import short_forms
from referrals.selectors.clocks import day_after
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.responses import audited_render


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET"])
def referral_done(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say the reference number and what happens next; a draft is not done."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    if referral.submitted_at is None:
        return redirect("referrals:referral_edit", referral.pk)
    days = selectors.targets_of(referral.scheme, referral.urgency)
    triage = selectors.clock(selectors.sent_at(referral), days=days.triage, at=now)
    context = {
        "referral": referral,
        "triage": triage,
        "contact_days": days.contact,
        "contact_by": day_after(triage.due, days=days.contact),
        "median_days": selectors.median_wait_days(team_id=referral.team_id, at=now),
        "may_take_back": policies.may_take_back(request.actor, referral),
        "is_practice": selectors.is_practice(request.actor),
        "hears_nothing": short_forms.hears_nothing(request.actor, referral),
        "record_text": _record_text(request.actor, referral),
    }
    return audited_render(
        request,
        "referrals/referral_done.html",
        context,
        people=[referral.person_id],
        shown=["status"],
    )


def _record_text(actor: Actor, referral: Referral) -> str:
    return selectors.record_text(referral) if selectors.is_practice(actor) else ""
