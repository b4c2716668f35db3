"""Training: who has what until when, what is missing, and what runs out soon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import TrainingCourse, TrainingNeed, TrainingRecord
from linkworkers.selectors.worker_list import worker_list
from referrals.services.consent_rules import months_after
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.errors import NotVisible
from spcore.ui import dates

FIRST_MONTHS, LAST_MONTHS = 3, 1  # before it runs out, somebody is reminded
MISSING, OVER, SOON, HOLDS, NONE = "missing", "over", "soon", "holds", "none"
COLOURS = {MISSING: "red", OVER: "red", SOON: "orange", HOLDS: "green", NONE: "grey"}


@dataclass(frozen=True, slots=True)
class CourseState:
    """How somebody stands with one course, in words."""

    name: str
    state: str
    tag: str
    colour: str
    words: str
    evidence: str
    record_id: UUID | None


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What somebody needs to learn."""

    id: UUID
    words: str
    facts: tuple[str, ...]
    is_met: bool


@dataclass(frozen=True, slots=True)
class WorkerTraining:
    """What somebody of the team lacks, in words; nothing where all is well."""

    id: UUID
    name: str
    missing: tuple[str, ...]
    over: tuple[str, ...]
    soon: tuple[str, ...]
    needs: str


def courses_of(*, actor: Actor) -> list[TrainingCourse]:
    """Return the list of the actor's scheme, what is asked for first. One query."""
    rows = TrainingCourse.objects.visible_to(actor)
    return list(rows.order_by("-is_open", "-is_required", "name", "pk"))


def course_for(*, actor: Actor, course_id: UUID) -> TrainingCourse:
    """Return one. :raises NotVisible:"""
    course = TrainingCourse.objects.visible_to(actor).filter(pk=course_id).first()
    if course is None:
        raise NotVisible
    return course


def latest(rows: QuerySet[TrainingRecord]) -> QuerySet[TrainingRecord]:
    """Narrow to the records that no later one of the same course has replaced."""
    later = TrainingRecord.objects.filter(
        team=OuterRef("team"), user=OuterRef("user"), course=OuterRef("course"), removed_at=None
    )
    later = later.filter(done_on__gt=OuterRef("done_on"))
    return rows.filter(~Exists(later), removed_at=None)


def training_of(*, actor: Actor, user_id: UUID, at: datetime) -> list[CourseState]:
    """Return how somebody stands with every course on the list. Two queries."""
    courses = list(TrainingCourse.objects.visible_to(actor).in_use())
    rows = latest(TrainingRecord.objects.visible_to(actor).filter(user_id=user_id))
    held = {row.course_id: row for row in rows.order_by("done_on", "recorded_at", "pk")}
    today = timezone.localdate(at)
    found = [_state(course, held.get(course.pk), today) for course in courses]
    order = list(COLOURS)
    return sorted(found, key=lambda row: (order.index(row.state), row.name))


def _state(course: TrainingCourse, row: TrainingRecord | None, today: date) -> CourseState:
    state = state_of(course, row, today)
    tags = {
        MISSING: _("Missing"),
        OVER: _("Run out"),
        SOON: _("Runs out soon"),
        HOLDS: _("Holds"),
        NONE: _("Not asked for"),
    }
    return CourseState(
        name=course.name,
        state=state,
        tag=tags[state],
        colour=COLOURS[state],
        words=_words(row),
        evidence=row.evidence if row else "",
        record_id=row.pk if row else None,
    )


def state_of(course: TrainingCourse, row: TrainingRecord | None, today: date) -> str:
    """Return how somebody stands with a course on a day."""
    if row is None:
        return MISSING if course.is_required else NONE
    if row.expires_on is None:
        return HOLDS
    if row.expires_on < today:
        return OVER
    return SOON if row.expires_on <= months_after(today, FIRST_MONTHS) else HOLDS


def _words(row: TrainingRecord | None) -> str:
    if row is None:
        return ""
    done = _("done on %(day)s") % {"day": dates.day(row.done_on)}
    if row.expires_on is None:
        return done
    until = _("holds until %(day)s") % {"day": dates.day(row.expires_on)}
    return f"{done}, {until}"


def team_training(*, actor: Actor, at: datetime) -> list[WorkerTraining]:
    """Return what each of the team lacks, by name. Four queries, however many there are."""
    courses = list(TrainingCourse.objects.visible_to(actor).in_use().order_by("name", "pk"))
    rows = latest(TrainingRecord.objects.visible_to(actor)).order_by("done_on", "pk")
    held = {(row.user_id, row.course_id): row for row in rows}
    open_needs = TrainingNeed.objects.visible_to(actor).filter(met_at=None)
    needs = list(open_needs.values_list("user_id", flat=True))
    today = timezone.localdate(at)
    found = []
    for worker in worker_list(actor=actor):
        states = [(c.name, state_of(c, held.get((worker.id, c.pk)), today)) for c in courses]
        number = needs.count(worker.id)
        words = ngettext("%(n)d need is open", "%(n)d needs are open", number) % {"n": number}
        found.append(
            WorkerTraining(
                id=worker.id,
                name=worker.name,
                missing=_named(states, MISSING),
                over=_named(states, OVER),
                soon=_named(states, SOON),
                needs=words if number else "",
            )
        )
    return found


def _named(states: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(name for name, state in states if state == wanted)


def needs_of(*, actor: Actor, user_id: UUID) -> list[NeedRow]:
    """Return what somebody needs to learn, what is open first. One query."""
    rows = TrainingNeed.objects.visible_to(actor).filter(user_id=user_id)
    rows = rows.select_related("raised_by")
    order = (F("met_at").desc(nulls_first=True), "wanted_on", "raised_at", "pk")
    return [
        NeedRow(
            id=row.pk,
            words=row.words,
            facts=tuple(
                filter(
                    None,
                    [
                        _("by %(day)s") % {"day": dates.day(row.wanted_on)}
                        if row.wanted_on
                        else "",
                        _("said by %(name)s") % {"name": row.raised_by.name},
                    ],
                )
            ),
            is_met=row.met_at is not None,
        )
        for row in rows.order_by(*order)
    ]


def record_removed(*, actor: Actor, record_id: UUID | None) -> UUID | None:
    """Return the record if it was just taken out, so that it can be put back."""
    rows = TrainingRecord.objects.visible_to(actor).filter(pk=record_id)
    return rows.exclude(removed_at=None).values_list("pk", flat=True).first()


def runs_out_for(*, user_id: UUID, at: datetime) -> tuple[User | None, int]:
    """Return whom to tell, while they can sign in, and how many of theirs run out."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user, running_out(user_id=user_id, at=at)


def running_out(*, user_id: UUID, at: datetime) -> int:
    """Return how many of somebody's run out within three months, or have; for their email."""
    last = months_after(timezone.localdate(at), FIRST_MONTHS)
    rows = TrainingRecord.objects.filter(user_id=user_id, expires_on__lte=last)
    return latest(rows.filter(course__is_open=True)).count()


def lacking(rows: Sequence[WorkerTraining]) -> int:
    """Return how many of the team lack something that is asked for, or soon will."""
    return sum(bool(row.missing or row.over or row.soon) for row in rows)
