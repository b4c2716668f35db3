"""Checking in to a visit and out of it, and telling somebody when nobody checks out."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import LoneVisit, SafeWord, VisitRule
from linkworkers.selectors import lone_visits as visits
from referrals import selectors as cases
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.models import Lane
from spcore.outbox.publishing import publish

MINUTES = 60
MOST_MINUTES = 480
PATIENCE = timedelta(minutes=15)  # then the supervisors are told too
OVERDUE = "visit.overdue"


@transaction.atomic
def start_visit(
    *, referral_id: UUID, actor: Actor, at: datetime, minutes: int = MINUTES
) -> LoneVisit:
    """
    Check in to a visit. Who is on it already stays longer: the time counts from now.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: on a visit to somebody else, or when nobody is there to be told.
    """
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=at)
    policies.check_writes(actor, referral, "case_notes", at=at)
    if not 0 < minutes <= MOST_MINUTES:
        raise Invalid(_("Choose up to eight hours"), field="minutes")
    due = at + timedelta(minutes=minutes)
    rows = LoneVisit.objects.select_for_update(of=("self",)).going_on()
    held = rows.filter(worker_id=actor.user_id).first()
    if held is not None and held.referral_id != referral.pk:
        raise Conflict(_("You are on another visit. Check out of that one first"))
    watchers = visits.watchers_for(referral, actor=actor, at=at)
    if not watchers:
        raise Conflict(_("Nobody is there to be told. Arrange it with a colleague by phone"))
    if held is None:
        held = LoneVisit(referral=referral, worker_id=actor.user_id, started_at=at)
    held.watcher_id, held.due_back_at = watchers[0].user_id, due
    if held.alarm_at is None:
        held.told_at = held.managers_told_at = None
    held.save()
    _note(actor, "visit.start", held)
    return held


@transaction.atomic
def end_visit(*, visit_id: UUID, actor: Actor, at: datetime, how: str = "") -> LoneVisit:
    """
    Check out; or, by a colleague, say how the worker was reached.

    :raises NotVisible, Conflict: the second when it has ended.
    :raises Invalid: a colleague must say how they know that the worker is safe.
    """
    rows = LoneVisit.objects.visible_to(actor).select_for_update(of=("self",))
    visit = rows.filter(pk=visit_id).first()
    if visit is None:
        raise NotVisible
    if visit.ended_at is not None:
        raise Conflict(_("This visit has ended already"))
    if visit.worker_id != actor.user_id and not how.strip():
        raise Invalid(_("Say how you know that they are safe"), field="how")
    visit.ended_at, visit.ended_by_id, visit.how_ended = at, actor.user_id, how.strip()
    visit.save(update_fields=["ended_at", "ended_by", "how_ended"])
    _note(actor, "visit.end", visit)
    return visit


@transaction.atomic
def tell_of_overdue_visits(*, at: datetime) -> int:
    """
    Tell whoever was named of each visit nobody has checked out of, then the supervisors.

    Each once, from the database's age: it needs no broker, and stands on their pages without mail.
    """
    rows = LoneVisit.objects.going_on().select_for_update(of=("self",), skip_locked=True)
    late = Q(told_at=None, due_back_at__lte=at)
    very_late = Q(managers_told_at=None, due_back_at__lte=at - PATIENCE)
    found = list(rows.filter(late | very_late).order_by("due_back_at", "pk"))
    for visit in found:
        if visit.due_back_at <= at - PATIENCE:
            visit.managers_told_at = at
        visit.told_at = visit.told_at or at
        visit.save(update_fields=["told_at", "managers_told_at"])
        publish(topic=OVERDUE, subject_id=visit.pk, at=at, lane=Lane.SAFETY)
    return len(found)


@transaction.atomic
def raise_alarm(*, visit: LoneVisit, at: datetime) -> None:
    """Say that the worker is in danger: whoever was named, and the supervisors, are told now."""
    visit.alarm_at = visit.told_at = visit.managers_told_at = at
    visit.save(update_fields=["alarm_at", "told_at", "managers_told_at"])
    publish(topic=OVERDUE, subject_id=visit.pk, at=at, lane=Lane.SAFETY)


def pass_watches(*, from_id: UUID, to_id: UUID | None, team_id: UUID | None) -> int:
    """Let somebody else be told of the visits that one person of a team watches now."""
    rows = LoneVisit.objects.going_on().filter(watcher_id=from_id, referral__team_id=team_id)
    return rows.exclude(worker_id=to_id).update(watcher_id=to_id, told_at=None)


@transaction.atomic
def set_visit_rule(*, referral_id: UUID, needs_two: bool, actor: Actor, at: datetime) -> None:
    """Say whether two people must go. :raises NotVisible, NotPermitted:"""
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=at)
    policies.check_writes(actor, referral, "visit_risk", at=at)
    VisitRule.objects.update_or_create(
        referral=referral,
        defaults={"needs_two": needs_two, "set_by_id": actor.user_id, "set_at": at},
    )
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="visit.rule",
        people=[referral.person_id],
        shown=["visit_risk"],
        object_id=referral.pk,
    )


@transaction.atomic
def set_safe_word(*, word: str, what_to_do: str, version: int, actor: Actor) -> SafeWord:
    """Agree the team's safe word. :raises NotPermitted, Conflict:"""
    if actor.role not in policies.MAY_SET_SAFE_WORD:
        raise NotPermitted(_("Only a supervisor sets the team’s safe word"))
    held = SafeWord.objects.visible_to(actor).select_for_update().first()
    held = held or SafeWord(team_id=actor.organisation_id)
    if held.version != version:
        raise Conflict(_("Somebody else has changed this since you opened it. Look at it again"))
    held.word, held.what_to_do, held.version = word, what_to_do, version + 1
    held.save()
    audit.record(
        actor=actor,
        action=audit.Action.SETTINGS,
        label="safe word",
        object_id=actor.organisation_id,
    )
    return held


def _note(actor: Actor, label: str, visit: LoneVisit) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=label,
        people=[visit.referral.person_id],
        shown=["visit_risk"],
        object_id=visit.pk,
    )
