"""Whether somebody came to a service: marks, what they add up to, and taking one back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Min, Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from referrals import policies
from referrals.models import (
    OnwardAttendance,
    OnwardReferral,
    Teller,
    TimelineKind,
)
from referrals.onward_states import (
    AFTER_ACCEPTING,
    SHARING_KINDS,
    TRANSITIONS,
    Action,
    Status,
)
from referrals.services.first_help import settle_first_help
from referrals.services.onward_steps import locked_onward, take_onward
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.publishing import publish
from spcore.ui import dates

UNDO = timedelta(minutes=15)
MOVES = (Action.START, Action.MISS)


class What(TextChoices):
    """What somebody heard of one onward referral."""

    CAME = "came", _lazy("They came")
    CAME_WITH = "came_with", _lazy("They came, and somebody went along")
    INTRODUCED = "introduced", _lazy("Somebody introduced them, by telephone say; no visit yet")
    MISSED = "missed", _lazy("They did not come")
    STILL = "still", _lazy("They still go")


@dataclass(frozen=True, slots=True)
class Attended:
    """One mark. `said_by` is empty where the role says it; `accompanied`: somebody went along."""

    onward_id: UUID
    on: date
    came: bool
    accompanied: bool = False
    said_by: str = ""


def record_what(
    *, onward_id: UUID, what: What, on: date, actor: Actor, at: datetime
) -> OnwardAttendance | None:
    """Record it, and return the mark that can be taken back, if it is one."""
    if what == What.STILL:
        say_still_going(onward_id=onward_id, actor=actor, at=at)
        return None
    if what == What.INTRODUCED:
        record_introduction(onward_id=onward_id, on=on, actor=actor, at=at)
        return None
    came, accompanied = what != What.MISSED, what == What.CAME_WITH
    new = Attended(onward_id, on, came=came, accompanied=accompanied)
    return record_attendance(new=new, actor=actor, at=at)


@transaction.atomic
def record_attendance(*, new: Attended, actor: Actor, at: datetime) -> OnwardAttendance:
    """
    Record that they came on a day, or did not. Said again for that day, the later word stands.

    The first time they came starts it, and a first visit they missed is a missed visit; what
    started goes on, and a missed day then is on the worker's list by rule.
    :raises NotVisible, NotPermitted:
    :raises Invalid: for a day ahead.
    :raises Conflict: when the service has not accepted the person.
    """
    onward = locked_onward(onward_id=new.onward_id, actor=actor, at=at)
    _check(new, onward, actor, at)
    mark = write_mark(new, onward, actor, at)
    _move(mark, onward, actor, at)
    if not new.came:
        _tell(onward, _("did not come on %(day)s"), new.on, actor, at)
    publish(topic="onward.attend", subject_id=onward.pk, at=at)
    return mark


def _check(new: Attended, onward: OnwardReferral, actor: Actor, at: datetime) -> None:
    if actor.role not in policies.MAY_MARK:
        raise NotPermitted(_("Your role does not record who came"))
    if new.on > timezone.localdate(at):
        raise Invalid(_("The day must be today or in the past"), field="on")
    shares = onward.kind in SHARING_KINDS
    is_on = onward.status in AFTER_ACCEPTING
    is_on = is_on or (not shares and onward.status in (Status.OFFERED, Status.CHOSEN))
    # A register is typed weekly: what was before the end may come after it.
    is_late = onward.ended_on is not None and new.on <= onward.ended_on
    if not is_on and not is_late:
        raise Conflict(_("The service has not accepted this person, or it is over"))


def write_mark(
    new: Attended, onward: OnwardReferral, actor: Actor, at: datetime
) -> OnwardAttendance:
    """Keep one mark of a locked onward referral, and what all of its marks add up to."""
    by_role = Teller.SERVICE if actor.role == Role.PROVIDER else Teller.PERSON
    mark, _made = OnwardAttendance.objects.update_or_create(
        onward=onward,
        on=new.on,
        defaults={
            "came": new.came,
            "accompanied": new.accompanied,
            "said_by": new.said_by or by_role,
            "recorded_by_id": actor.user_id,
            "recorded_at": at,
        },
    )
    if new.came and new.accompanied:
        onward.introduced_on = min(onward.introduced_on or new.on, new.on)
    add_up(onward)
    _audit(onward, audit.Action.CREATE, actor)
    return mark


def add_up(onward: OnwardReferral) -> None:
    """Bring the columns that count its marks up to date. Two statements."""
    came = Q(came=True)
    found = OnwardAttendance.objects.filter(onward=onward).aggregate(
        times_came=Count("pk", filter=came),
        first_came_on=Min("on", filter=came),
        last_came_on=Max("on", filter=came),
        missed_on=Max("on", filter=~came),
    )
    last, missed = found["last_came_on"], found["missed_on"]
    if last is not None and missed is not None and last > missed:
        found["missed_on"] = None
    for name, value in found.items():
        setattr(onward, name, value)
    onward.save(update_fields=[*found, "introduced_on"])


def _move(mark: OnwardAttendance, onward: OnwardReferral, actor: Actor, at: datetime) -> None:
    """Start what has not started, where they came; a first visit they missed is told as such."""
    action = Action.START if mark.came else Action.MISS
    if onward.kind not in SHARING_KINDS and onward.status == Status.OFFERED:
        if not mark.came:
            return
        take_onward(Action.CHOOSE, onward_id=onward.pk, actor=actor, at=at)
        onward.status = Status.CHOSEN
    if onward.status not in TRANSITIONS[action].sources:
        if mark.came:  # no step is taken that would settle it, and the day may be an earlier one
            settle_first_help(referral_id=onward.referral_id, at=at)
        return
    changes: dict[str, Any] = {"started_on": mark.on} if mark.came else {}
    moved = take_onward(action, onward_id=onward.pk, actor=actor, at=at, **changes)
    onward.status, onward.version = moved.status, moved.version


@transaction.atomic
def record_introduction(*, onward_id: UUID, on: date, actor: Actor, at: datetime) -> OnwardReferral:
    """
    Record that somebody introduced them, by telephone say, though they have not been there yet.

    :raises NotVisible, NotPermitted, Invalid:
    """
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    if actor.role not in policies.MAY_MARK:
        raise NotPermitted(_("Your role does not record who came"))
    if on > timezone.localdate(at):
        raise Invalid(_("The day must be today or in the past"), field="on")
    onward.introduced_on = min(onward.introduced_on or on, on)
    onward.save(update_fields=["introduced_on"])
    _audit(onward, audit.Action.CHANGE, actor)
    _tell(onward, _("introduced on %(day)s"), on, actor, at)
    publish(topic="onward.attend", subject_id=onward.pk, at=at)
    return onward


@transaction.atomic
def take_attendance_back(*, attendance_id: UUID, actor: Actor, at: datetime) -> OnwardReferral:
    """
    Take back a mark made by mistake, by whoever made it, for a quarter of an hour.

    What it started or called missed stands again where it stood.
    :raises NotVisible, Conflict:
    """
    rows = OnwardAttendance.objects.visible_to(actor).filter(recorded_by_id=actor.user_id)
    mark = rows.filter(pk=attendance_id).first()
    if mark is None:
        raise NotVisible
    onward = locked_onward(onward_id=mark.onward_id, actor=actor, at=at)
    if at - mark.recorded_at > UNDO:
        raise Conflict(_("This can no longer be undone. Record what is right instead"))
    OnwardAttendance.objects.filter(pk=mark.pk).delete()
    if onward.introduced_on == mark.on:
        others = OnwardAttendance.objects.filter(onward=onward, came=True, accompanied=True)
        onward.introduced_on = others.aggregate(first=Min("on"))["first"]
    add_up(onward)
    last = onward.steps.order_by("-pk").first()
    if (
        last is not None
        and (last.action in MOVES and last.taken_at == mark.recorded_at)
        and onward.status == last.went_to
    ):
        take_onward(Action.TAKE_BACK, onward_id=onward.pk, actor=actor, at=at, started_on=None)
    settle_first_help(referral_id=onward.referral_id, at=at)
    _audit(onward, audit.Action.CHANGE, actor)
    _tell(onward, _("taken back, recorded by mistake: %(day)s"), mark.on, actor, at)
    publish(topic="onward.attend", subject_id=onward.pk, at=at)
    return onward


@transaction.atomic
def say_still_going(*, onward_id: UUID, actor: Actor, at: datetime) -> OnwardReferral:
    """
    Record that they still go, as somebody who was asked says: that answers the rule of 12 weeks.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when it has not started, or is over.
    """
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    if actor.role not in policies.MAY_MARK:
        raise NotPermitted(_("Your role does not record who came"))
    if onward.status != Status.STARTED:
        raise Conflict(_("This has not started, or is over"))
    onward.still_going_on = timezone.localdate(at)
    onward.save(update_fields=["still_going_on"])
    _audit(onward, audit.Action.CHANGE, actor)
    _tell(onward, _("still going on %(day)s"), onward.still_going_on, actor, at)
    publish(topic="onward.attend", subject_id=onward.pk, at=at)
    return onward


def _audit(onward: OnwardReferral, action: audit.Action, actor: Actor) -> None:
    audit.record(
        actor=actor,
        action=action,
        label="onward.attend",
        people=[onward.referral.person_id],
        shown=["organisations"],
        object_id=onward.pk,
    )


def _tell(onward: OnwardReferral, words: str, on: date, actor: Actor, at: datetime) -> None:
    label = f"{onward.service.name}: {words % {'day': dates.day(on)}}"
    line = Line(TimelineKind.ONWARD, label, "organisations", object_id=onward.pk)
    note(line, referral_id=onward.referral_id, at=at, by_id=actor.user_id)
