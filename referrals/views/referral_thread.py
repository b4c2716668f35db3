"""The thread of a referral: what the team and the referrer write to each other."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.referral_thread import ReferralThreadForm
from referrals.models import Referral, Side
from referrals.selectors.danger import danger_question
from referrals.states import IN_HAND
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.responses import audited_render


@for_roles(*policies.MAY_WRITE)
@require_http_methods(["GET", "POST"])
def referral_thread(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the reader's part of the thread, and take what they write."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    form = _form(request, referral)
    if form.is_bound and form.is_valid():
        new = form.message(referral.pk)
        services.write_message(new=new, actor=actor, at=now)
        messages.success(request, _("Sent. The other side is told that something waits"))
        if question := danger_question(referral, new.words, actor=actor, at=now):
            messages.warning(request, question)
        return redirect("referrals:referral_thread", referral.pk)
    context = _context(actor, referral, now)
    context["form"] = form if not context["closed"] else None
    services.read_thread(referral_id=referral.pk, actor=actor, at=now)
    return audited_render(
        request,
        "referrals/referral_thread.html",
        context,
        people=[referral.person_id] if referral.person_id else [],
        shown=["name", "messages"],
    )


def _form(request: HttpRequest, referral: Referral) -> ReferralThreadForm:
    actor = request.actor
    return ReferralThreadForm(
        request.POST if request.method == "POST" else None,
        is_team=policies.side_of(actor) == Side.TEAM,
        must_ask=policies.must_ask(actor, referral),
        initial={"nonce": uuid4()},
    )


def _context(actor: Actor, referral: Referral, now: datetime) -> dict[str, Any]:
    is_team = policies.side_of(actor) == Side.TEAM
    told = selectors.may_be_told(referral)
    classes = selectors.readable_classes(actor, referral, at=now)
    has_banner = referral.person is not None and bool(classes)  # else there is nothing in it
    return {
        "referral": referral,
        "banner": selectors.case_banner(referral, classes=classes) if has_banner else None,
        "written": selectors.thread_of(actor=actor, referral=referral),
        "is_team": is_team,
        "closed": policies.why_not_write(actor, referral, asks=True, told=told),
        "back": _back(referral, is_team=is_team),
        "is_clock_running": is_team and referral.accepted_at is None,
    }


def _back(referral: Referral, *, is_team: bool) -> str:
    if not is_team:
        return reverse("referrals:referral_detail", args=[referral.pk])
    if referral.status in IN_HAND:
        return reverse("linkworkers:case_detail", args=[referral.pk])
    return reverse("referrals:triage_detail", args=[referral.pk])
