"""Keeping who has done which training, what somebody needs, and reminding before it runs out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import TrainingNeed, TrainingRecord
from linkworkers.selectors.training import FIRST_MONTHS, LAST_MONTHS, course_for, latest
from linkworkers.selectors.worker_list import worker_for
from referrals.services.consent_rules import months_after
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid, NotPermitted, NotVisible
from spcore.outbox.publishing import publish_many

TOPIC = "training.runs_out"


@dataclass(frozen=True, slots=True)
class Done:
    """A course somebody has done; `expires_on` only where the certificate says another day."""

    course_id: UUID
    done_on: date
    expires_on: date | None = None
    evidence: str = ""


@transaction.atomic
def add_record(*, user_id: UUID, done: Done, actor: Actor, at: datetime) -> TrainingRecord:
    """
    Keep that somebody has done a course. The same course on the same day is kept once.

    :raises NotVisible, NotPermitted: a link worker records their own.
    :raises Invalid: for a day to come, or one that ends before it begins.
    """
    _check(actor)
    worker_for(actor=actor, user_id=user_id)
    course = course_for(actor=actor, course_id=done.course_id)
    if done.done_on > timezone.localdate(at):
        raise Invalid(_("The day is still to come"), field="done_on")
    if done.expires_on is not None and done.expires_on <= done.done_on:
        raise Invalid(_("It cannot run out before it was done"), field="expires_on")
    holds = months_after(done.done_on, course.months) if course.months else None
    record, _is_new = TrainingRecord.objects.get_or_create(
        team_id=actor.organisation_id,
        user_id=user_id,
        course=course,
        done_on=done.done_on,
        removed_at=None,
        defaults={
            "expires_on": done.expires_on or holds,
            "evidence": done.evidence.strip(),
            "recorded_by_id": actor.user_id,
            "recorded_at": at,
        },
    )
    _note(actor, "training", record.pk)
    return record


@transaction.atomic
def remove_record(
    *, record_id: UUID, is_removed: bool, actor: Actor, at: datetime
) -> TrainingRecord:
    """Take a record out that was wrong, or put it back. :raises NotVisible:"""
    rows = TrainingRecord.objects.visible_to(actor).select_for_update(of=("self",))
    record = rows.filter(pk=record_id).first()
    if record is None:
        raise NotVisible
    record.removed_at = (record.removed_at or at) if is_removed else None
    record.save(update_fields=["removed_at"])
    _note(actor, "training removed" if is_removed else "training put back", record.pk)
    return record


@transaction.atomic
def add_need(
    *, user_id: UUID, words: str, wanted_on: date | None, actor: Actor, at: datetime
) -> TrainingNeed:
    """Keep what somebody needs to learn; the same words once. :raises NotVisible, NotPermitted:"""
    _check(actor)
    worker_for(actor=actor, user_id=user_id)
    need, _is_new = TrainingNeed.objects.get_or_create(
        team_id=actor.organisation_id,
        user_id=user_id,
        words=words.strip(),
        met_at=None,
        defaults={"wanted_on": wanted_on, "raised_by_id": actor.user_id, "raised_at": at},
    )
    return need


@transaction.atomic
def settle_need(*, need_id: UUID, is_met: bool, actor: Actor, at: datetime) -> TrainingNeed:
    """Say that it is met, or take that back. :raises NotVisible:"""
    rows = TrainingNeed.objects.visible_to(actor).select_for_update(of=("self",))
    need = rows.filter(pk=need_id).first()
    if need is None:
        raise NotVisible
    need.met_at = (need.met_at or at) if is_met else None
    need.save(update_fields=["met_at"])
    return need


@transaction.atomic
def remind_of_training(*, at: datetime) -> int:
    """
    Promise an email to everybody whose training runs out in three months, and again in one.

    Each record counts once for each of the two. Running it again, or twice at once, promises
    nothing more.
    """
    today = timezone.localdate(at)
    told: set[UUID] = set()
    for name, months in (("told_last_at", LAST_MONTHS), ("told_first_at", FIRST_MONTHS)):
        rows = latest(TrainingRecord.objects.filter(**{name: None}))
        rows = rows.filter(
            expires_on__lte=months_after(today, months),
            course__is_open=True,
            user__is_active=True,
            user__memberships__organisation=F("team"),
            user__memberships__ended_at=None,
        )
        free = rows.select_for_update(of=("self",), skip_locked=True)
        found = list(free.values_list("pk", "user_id"))
        TrainingRecord.objects.filter(pk__in=[pk for pk, _user in found]).update(**{name: at})
        told |= {user_id for _pk, user_id in found}
    publish_many(topic=TOPIC, subjects={user_id: (user_id, "") for user_id in told}, at=at)
    return len(told)


def _check(actor: Actor) -> None:
    if actor.role not in policies.MAY_SEE_WORKERS:
        raise NotPermitted("Your role keeps no training")


def _note(actor: Actor, label: str, object_id: UUID) -> None:
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=object_id)
