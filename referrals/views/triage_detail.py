"""One referral that the team decides about."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.models import Referral, RiskAnswer, TimelineEntry
from referrals.selectors.case_page import critical_words
from referrals.selectors.clocks import Running, running_clocks
from referrals.selectors.decisions import Decision, decision_to_undo
from referrals.selectors.triage_words import urgency_tag
from referrals.services import moving_away, undeciding
from referrals.states import Action, Status
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.responses import audited_render


@for_roles(*policies.MAY_TRIAGE)
@require_http_methods(["GET"])
def triage_detail(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what was said, the clocks, and what can be done; a team administrator reads no case."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    _see(referral, actor, now)
    classes = selectors.classes_for(actor, referral, at=now)
    lines = selectors.timeline_of(actor=actor, referral=referral, at=now)
    alike = selectors.alike_records(actor=actor, person=referral.person)
    allowed = policies.allowed(actor, referral)
    context = {
        "referral": referral,
        "decision": _decision(referral, allowed, now),
        "banner": selectors.case_banner(
            referral, classes=classes, concern_id=_concern(request, referral)
        ),
        "sender": selectors.sender_words(referral),
        **_how_soon(referral),
        "said": selectors.said_rows(referral, classes=classes),
        "contact": selectors.contact_rows(referral.person, classes=classes),
        **_risk(referral, reads="background" in classes),
        "consents": _consents(referral) if "consent" in classes else [],
        "clocks": _clocks(referral, now),
        "waited": selectors.waited(referral.submitted_at, at=now),
        "others": selectors.other_open_referrals(
            actor=actor, person_id=referral.person_id, but=referral.pk
        ),
        "alike": alike,
        "entries": [_entry(line) for line in lines[:20]],
        "thread": selectors.thread_link(actor=actor, referral=referral),
        **_may(actor),
        "allowed": allowed,
    }
    return audited_render(
        request,
        "referrals/triage_detail.html",
        context,
        people=[referral.person_id, *(row.person_id for row in alike)],
        shown=classes,
    )


def _may(actor: Actor) -> dict[str, bool]:
    """Return what the reader may do about the person, whatever becomes of the referral."""
    return {
        "may_merge": actor.role in policies.MAY_MERGE,
        "may_record_move": actor.role in policies.MAY_RECORD_MOVE,
        "may_raise_concern": actor.role in policies.MAY_RAISE_CONCERN,
    }


def _see(referral: Referral, actor: Actor, now: datetime) -> None:
    """Note that the team has opened what was sent, or that it was ended."""
    if referral.status == Status.SUBMITTED and referral.seen_at is None:
        services.see_referral(referral_id=referral.pk, actor=actor, at=now)
    undeciding.see_end(referral, at=now)
    if referral.person_id is not None:
        moving_away.see_moves(referral.person_id, actor=actor, at=now)


def _decision(referral: Referral, allowed: set[str], now: datetime) -> Decision | None:
    """Return the decision while it can be taken back."""
    return decision_to_undo(referral, at=now) if Action.UNDECIDE.name in allowed else None


def _how_soon(referral: Referral) -> dict[str, Any]:
    """Return how soon it must be seen to, and by which day something is lost."""
    return {"urgency": urgency_tag(referral.urgency), "critical": critical_words(referral)}


def _risk(referral: Referral, *, reads: bool) -> dict[str, bool]:
    """Return what stands above all else, to those who read it."""
    return {
        "is_risk_unasked": reads and referral.risk_answer == RiskAnswer.NOT_ASKED,
        "is_risk_named": reads and referral.risk_answer == RiskAnswer.NAMED,
    }


def _concern(request: HttpRequest, referral: Referral) -> UUID | None:
    if request.actor.role not in policies.MAY_READ_CONCERNS:
        return None
    concern = selectors.open_concerns_on(actor=request.actor, referral=referral).first()
    return concern.pk if concern else None


def _clocks(referral: Referral, now: datetime) -> list[Running]:
    sent_at = selectors.sent_at(referral)
    return running_clocks(referral, sent_at=sent_at, resumed_at=None, at=now)


def _consents(referral: Referral) -> list[tuple[str, str]]:
    held = selectors.latest_consents(person_id=referral.person_id)
    return [(row.get_purpose_display(), selectors.consent_words(row)) for row in held.values()]


def _entry(line: TimelineEntry) -> dict[str, Any]:
    return {
        "label": line.label,
        "at": line.at,
        "by": str(line.by) if line.by else "",
        "text": line.detail,
    }
