"""What the pages about who a person is share: the banner, the way back, and the audit entry."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from referrals import policies, selectors
from referrals.models import Referral
from referrals.views.concern_add import back_to
from spcore.accounts.actor import Actor
from spcore.responses import audited_render

IN_BANNER = frozenset({"name", "birth_date", "nhs_number", "contact", "safe_contact"})


def render_about(
    request: HttpRequest,
    template: str,
    referral: Referral,
    context: dict[str, Any],
    *,
    shown: frozenset[str],
) -> HttpResponse:
    """Answer with a page about the person of a case, after the audit entry of what it shows."""
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    classes = selectors.readable_classes(actor, referral, at=now)
    frame = {
        "referral": referral,
        "banner": selectors.case_banner(referral, classes=classes),
        "back": back_of(actor, referral),
    }
    return audited_render(
        request,
        template,
        {**frame, **context},
        people=[referral.whom.pk],
        shown=classes & (IN_BANNER | shown),
    )


def back_of(actor: Actor, referral: Referral) -> str:
    """Return where the reader came from: the draft they write, or their page of the case."""
    if policies.may_edit(actor, referral):
        return reverse("referrals:referral_edit", args=[referral.pk])
    return back_to(actor.role, referral.pk)
