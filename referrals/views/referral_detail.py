"""One referral, as much of it as its referrer is told."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.models import Referral, TimelineEntry
from referrals.selectors import short_forms
from referrals.selectors.decisions import taken_up_until, why_not_restored
from referrals.selectors.feedback_lines import who_has_it
from referrals.selectors.uptake import services_told
from referrals.services import moving_away
from referrals.services.undeciding import see_decisions
from referrals.states import Action, Status
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.responses import audited_render
from spcore.ui.banner import PersonBanner
from spcore.ui.statuses import tag_html


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET"])
def referral_detail(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show where it is, what is next, what happened, and what the practice must do."""
    now = timezone.now()
    actor = request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    if referral.submitted_at is None and policies.may_edit(actor, referral):
        return redirect("referrals:referral_edit", referral.pk)
    _see(actor, referral, now)
    classes = selectors.readable_classes(actor, referral, at=now)
    lines = selectors.told_timeline(actor=actor, referral=referral, classes=classes, at=now)
    is_practice = selectors.is_practice(actor)
    is_codes_only = is_practice and "consent" not in classes
    context: dict[str, Any] = {
        "referral": referral,
        "banner": _banner(actor, referral, classes),
        **_standing(actor, referral, classes),
        "waited": selectors.waited(referral.submitted_at, at=referral.closed_at or now),
        "classes": classes,
        "is_codes_only": is_codes_only,
        "is_practice": is_practice,
        "action": selectors.action_for_practice(referral, codes_only=is_codes_only),
        "record_text": selectors.record_text(referral) if is_practice else "",
        "question": selectors.question_of(referral),
        "door": selectors.door_of(referral),
        "door_named": _door(referral),
        "said": selectors.said_rows(referral, classes=classes),
        "contact": _contact(referral, classes),
        "entries": [_entry(line) for line in lines],
        "thread": selectors.thread_link(actor=actor, referral=referral),
        "has_letter": is_practice and selectors.news_of(referral) is not None,
        **_harm(actor, referral, now),
        "may_raise_concern": actor.role in policies.MAY_RAISE_CONCERN and bool(referral.person),
        **_offered(actor, referral, classes, now),
    }
    return audited_render(
        request,
        "referrals/referral_detail.html",
        context,
        people=[referral.person_id] if referral.person_id else [],
        shown=classes | ({"safeguarding"} if context.get("harm") else set()),
    )


def _see(actor: Actor, referral: Referral, now: datetime) -> None:
    """Note that what was decided was read, and by the new practice that the person moved there."""
    see_decisions([referral], at=now)
    if referral.told_practice_id == actor.organisation_id and referral.person_id:
        moving_away.see_moves(referral.person_id, actor=actor, at=now)


def _harm(actor: Actor, referral: Referral, now: datetime) -> dict[str, Any]:
    """Return what the practice is told against the person's wish: to its clinicians alone."""
    if not selectors.is_practice(actor) or referral.submitted_at is None:
        return {}
    told = selectors.harm_disclosures(referral)
    reads = "safeguarding" in selectors.classes_for(actor, referral, at=now)
    return {"harm": told if reads else [], "harm_for_clinician": bool(told) and not reads}


def _standing(actor: Actor, referral: Referral, classes: frozenset[str]) -> dict[str, Any]:
    """Return where it is, what is next and what services did, as much as this reader may hear."""
    is_other = actor.role == Role.OTHER_REFERRER
    hidden = {"objects": is_other and short_forms.person_objects(referral)}
    words = selectors.status_words(actor, referral.status, **hidden)
    colour = selectors.status_colour(actor, referral.status, **hidden)
    return {
        "is_other": is_other,
        "tag": tag_html(words, colour),
        "has_moved": policies.has_left(actor, referral),
        "next": selectors.next_words(actor, referral.status, **hidden),
        "services": services_told(referral) if "organisations" in classes else [],
        **_who(referral, is_told=selectors.is_practice(actor) and "consent" in classes),
    }


def _who(referral: Referral, *, is_told: bool) -> dict[str, str]:
    """Return the team or the link worker to ask about it; nothing before it is sent or after."""
    is_open = referral.submitted_at is not None and referral.closed_at is None
    if not is_told or not is_open or referral.team is None:
        return {}
    words = who_has_it(
        Status(referral.status),
        team=referral.team.name,
        worker=str(referral.link_worker or ""),
        language=get_language() or "",
    )
    return {"who": words}


def _allowed(actor: Actor, referral: Referral) -> set[str]:
    """Return the actions to offer; whoever is told nothing is told that by no button either."""
    is_hidden = short_forms.hears_nothing(actor, referral)
    return set() if is_hidden else policies.allowed(actor, referral)


def _offered(
    actor: Actor, referral: Referral, classes: frozenset[str], now: datetime
) -> dict[str, Any]:
    """Return what the page lets this reader do."""
    allowed = _allowed(actor, referral)
    return {
        "allowed": allowed,
        "shows_goals": "shared_goals" in classes and referral.allocated_at is not None,
        "may_repeat": selectors.may_repeat(referral, classes),
        "may_restore": Action.RESTORE.name in allowed and not why_not_restored(referral, at=now),
        "taken_up_until": taken_up_until(referral) if selectors.is_practice(actor) else None,
        "may_take_back": Action.TAKE_BACK.name in allowed and referral.seen_at is None,
    }


def _banner(actor: Actor, referral: Referral, classes: frozenset[str]) -> PersonBanner | None:
    if referral.person is None or not classes:  # with nothing to show in it
        return None
    concern_id, is_flagged = selectors.concern_flag(actor=actor, referral=referral, classes=classes)
    banner = selectors.case_banner(referral, classes=classes, concern_id=concern_id)
    if classes == short_forms.NAMED:
        return replace(banner, note="")  # that somebody died is how it went
    words = _("Ask the practice's safeguarding lead before you contact this person.")
    return replace(banner, note=f"{banner.note} {words}".strip()) if is_flagged else banner


def _door(referral: Referral) -> selectors.DoorWords | None:
    door = selectors.door_named(referral)
    return selectors.door_words(door) if door else None


def _contact(referral: Referral, classes: frozenset[str]) -> list[Any]:
    return selectors.contact_rows(referral.person, classes=classes) if referral.person else []


def _entry(line: TimelineEntry) -> dict[str, Any]:
    return {
        "label": line.label,
        "at": line.at,
        "by": str(line.by) if line.by else "",
        "text": line.detail,
    }
