"""Supervision: when it was and is next, whose is overdue, what the two have open."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import (
    SupervisionAction,
    SupervisionItem,
    SupervisionSession,
    SupervisionStandard,
)
from linkworkers.selectors.worker_list import worker_list
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.ui import dates

MOST = 40


@dataclass(frozen=True, slots=True)
class WorkerSupervision:
    """When a link worker had supervision and has it next. Not what was said: that is theirs."""

    id: UUID
    name: str
    last: str
    next: str
    is_overdue: bool
    session_id: UUID | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of the reader's own, in words."""

    id: UUID
    worker_id: UUID
    supervisor_id: UUID
    title: str
    when: str
    day: date
    starts: time | None
    is_held: bool
    is_called_off: bool
    is_open: bool
    worker: str
    supervisor: str
    personal: str
    held_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One thing to talk about."""

    id: UUID
    words: str
    by: str
    is_own: bool
    is_talked: bool


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What one of the two does until when."""

    id: UUID
    session_id: UUID
    words: str
    owner: str
    due: str
    is_overdue: bool
    is_done: bool


def standard_of(*, actor: Actor) -> SupervisionStandard:
    """Return what the team agreed; the usual where it agreed nothing."""
    held = SupervisionStandard.objects.visible_to(actor).first()
    return held or SupervisionStandard(team_id=actor.organisation_id)


def weeks_words(weeks: int) -> str:
    """Return "every 4 weeks"."""
    return ngettext("every week", "every %(n)d weeks", weeks) % {"n": weeks}


def supervisors(*, actor: Actor) -> list[tuple[UUID, str]]:
    """Return the supervisors of the actor's team, by name. One query."""
    live = Membership.objects.live().filter(
        organisation_id=actor.organisation_id, role=Role.SUPERVISOR, user__is_active=True
    )
    return list(live.order_by("user__name", "user_id").values_list("user_id", "user__name"))


def team_supervision(*, actor: Actor, at: datetime) -> list[WorkerSupervision]:
    """Return the team's link workers by name; a link worker themself alone. Four queries."""
    days = _days(actor)
    own = SupervisionSession.objects.visible_to(actor).to_come()
    own_by_worker = dict(own.values_list("worker_id", "pk"))
    latest = timezone.localdate(at) - timedelta(weeks=standard_of(actor=actor).weeks)
    return [
        _worker(worker.id, worker.name, days.get(worker.id, (None, None)), latest, own_by_worker)
        for worker in worker_list(actor=actor)
        if worker.is_here
    ]


def _days(actor: Actor) -> dict[UUID, tuple[date | None, date | None]]:
    """Return the last day that it was held and the next that it is planned, by worker."""
    rows = SupervisionSession.objects.of_team(actor).order_by().values("worker_id")
    to_come = Q(held_on=None, called_off_at=None)
    found = rows.annotate(last=Max("held_on"), next=Min("day", filter=to_come))
    return {row["worker_id"]: (row["last"], row["next"]) for row in found}


def _worker(
    pk: UUID,
    name: str,
    days: tuple[date | None, date | None],
    latest: date,
    own: dict[UUID, UUID],
) -> WorkerSupervision:
    last, planned = days
    return WorkerSupervision(
        id=pk,
        name=name,
        last=dates.day(last),
        next=dates.day(planned),
        is_overdue=last is None or last < latest,
        session_id=own.get(pk),
    )


def overdue_number(*, actor: Actor, at: datetime) -> int:
    """Return for how many of the team supervision is overdue, for its supervisor."""
    if actor.role != Role.SUPERVISOR:
        return 0
    return sum(row.is_overdue for row in team_supervision(actor=actor, at=at))


def sessions(*, actor: Actor, at: datetime) -> list[SessionRow]:
    """Return the actor's own, planned ones first, then those held, the latest first. One query."""
    rows = SupervisionSession.objects.visible_to(actor).filter(called_off_at=None)
    rows = rows.select_related("worker", "supervisor").order_by("-day", "-pk")[:MOST]
    found = [_session(row, actor) for row in rows]
    return sorted(found, key=lambda row: row.is_held)


def session_for(*, actor: Actor, session_id: UUID) -> SessionRow:
    """Return one of the actor's own. :raises NotVisible:"""
    rows = SupervisionSession.objects.visible_to(actor).select_related("worker", "supervisor")
    row = rows.filter(pk=session_id).first()
    if row is None:
        raise NotVisible
    return _session(row, actor)


def session_with(*, actor: Actor, worker_id: UUID) -> SessionRow | None:
    """Return what the actor has planned for this worker's supervision, if anything."""
    rows = SupervisionSession.objects.visible_to(actor).to_come().filter(worker_id=worker_id)
    row = rows.select_related("worker", "supervisor").order_by("day", "pk").first()
    return _session(row, actor) if row else None


def _session(row: SupervisionSession, actor: Actor) -> SessionRow:
    other = row.supervisor if row.worker_id == actor.user_id else row.worker
    day = row.held_on or row.day
    clock = dates.time_of(row.starts) if row.starts and not row.held_on else ""
    when = _("%(day)s at %(time)s") % {"day": dates.day(day), "time": clock}
    return SessionRow(
        id=row.pk,
        worker_id=row.worker_id,
        supervisor_id=row.supervisor_id,
        title=other.name,
        when=when if clock else dates.day(day),
        day=row.day,
        starts=row.starts,
        is_held=row.held_on is not None,
        is_called_off=row.called_off_at is not None,
        is_open=row.held_on is None and row.called_off_at is None,
        worker=row.worker.name,
        supervisor=row.supervisor.name,
        personal=row.personal,
        held_on=row.held_on,
        version=row.version,
    )


def items_of(*, actor: Actor, session_id: UUID) -> list[ItemRow]:
    """Return what they want to talk about, as it was added. One query."""
    rows = SupervisionItem.objects.visible_to(actor).filter(session_id=session_id)
    rows = rows.select_related("added_by").order_by("added_at", "pk")
    return [
        ItemRow(
            id=row.pk,
            words=row.words,
            by=row.added_by.name,
            is_own=row.added_by_id == actor.user_id and row.talked_at is None,
            is_talked=row.talked_at is not None,
        )
        for row in rows
    ]


def actions_of(*, actor: Actor, session: SessionRow, at: datetime) -> list[ActionRow]:
    """Return what the two agreed to do: of this session, and what is open of before. One query."""
    rows = SupervisionAction.objects.visible_to(actor).filter(
        session__worker_id=session.worker_id, session__supervisor_id=session.supervisor_id
    )
    rows = rows.filter(Q(session_id=session.id) | Q(done_at=None))
    return _actions(rows, at)


def actions_due(*, actor: Actor, at: datetime) -> list[ActionRow]:
    """Return what the actor agreed to do by today. One query."""
    rows = SupervisionAction.objects.visible_to(actor).filter(owner_id=actor.user_id, done_at=None)
    return _actions(rows.filter(due_on__lte=timezone.localdate(at)), at)


def _actions(rows: Any, at: datetime) -> list[ActionRow]:
    today = timezone.localdate(at)
    found = rows.select_related("owner").order_by("due_on", "pk")[:MOST]
    return [
        ActionRow(
            id=row.pk,
            session_id=row.session_id,
            words=row.words,
            owner=row.owner.name,
            due=dates.day(row.due_on),
            is_overdue=row.done_at is None and row.due_on < today,
            is_done=row.done_at is not None,
        )
        for row in found
    ]
