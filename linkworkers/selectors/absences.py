"""Who is away, until when, and for whom somebody covers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import Absence, Appointment
from referrals.selectors.away import says_who_is_away
from referrals.selectors.rota import turns_to_come
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.ui import dates
from spcore.working_days import ONE_DAY, start_of


@dataclass(frozen=True, slots=True)
class Covered:
    """Somebody who is away and whose people the reader sees meanwhile. Not why: that is theirs."""

    worker_id: UUID
    name: str
    until: str


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One time away, in words."""

    id: UUID
    worker: str
    words: str
    cover: str
    note: str
    is_now: bool


def absent_workers(*, team_id: Any, at: datetime) -> QuerySet[Absence, Any]:
    """Return the ids of the team's link workers who are away at that moment."""
    return Absence.objects.filter(team_id=team_id).on(timezone.localdate(at)).values("worker")


@says_who_is_away
def spells_away(
    *, team_id: UUID | None, first: date, last: date
) -> QuerySet[Absence, tuple[UUID, date, date]]:
    """Return who of a team is away in these days, from when until when: they are not on call."""
    rows = Absence.objects.filter(team_id=team_id).standing()
    rows = rows.filter(starts_on__lte=last, ends_on__gte=first)
    return rows.order_by("pk").values_list("worker_id", "starts_on", "ends_on")


def covered_by(*, actor: Actor, at: datetime) -> list[Covered]:
    """Return for whom the actor covers now, by name. One query."""
    rows = Absence.objects.filter(cover_id=actor.user_id, team_id=actor.organisation_id)
    rows = rows.on(timezone.localdate(at)).order_by("worker__name", "pk")
    return [
        Covered(worker_id, name, dates.day(until))
        for worker_id, name, until in rows.values_list("worker_id", "worker__name", "ends_on")
    ]


def can_cover(*, actor: Actor) -> list[tuple[UUID, str]]:
    """Return the link workers of the actor's team, by name. One query."""
    live = Membership.objects.live().filter(
        organisation_id=actor.organisation_id, role=Role.LINK_WORKER, user__is_active=True
    )
    return list(live.order_by("user__name", "user_id").values_list("user_id", "user__name"))


def days_away(
    *, actor: Actor, at: datetime, but: UUID | None = None
) -> list[tuple[UUID, date, date]]:
    """Return who of the actor's team is away from when until when, now or later. One query."""
    rows = Absence.objects.filter(team_id=actor.organisation_id).standing().exclude(pk=but)
    rows = rows.filter(ends_on__gte=timezone.localdate(at)).order_by("starts_on", "pk")
    return list(rows.values_list("worker_id", "starts_on", "ends_on"))


def absences_by_worker(*, actor: Actor, at: datetime) -> dict[UUID, list[AbsenceRow]]:
    """Return what is not over yet, by whose it is, the next one first. One query."""
    today = timezone.localdate(at)
    rows = Absence.objects.visible_to(actor).standing().filter(ends_on__gte=today)
    found: dict[UUID, list[AbsenceRow]] = {}
    for row in rows.select_related("worker", "cover").order_by("starts_on", "pk"):
        found.setdefault(row.worker_id, []).append(_row(row, today))
    return found


def absence_for(*, actor: Actor, absence_id: UUID, at: datetime) -> AbsenceRow:
    """Return one that stands. :raises NotVisible:"""
    rows = Absence.objects.visible_to(actor).standing().select_related("worker", "cover")
    row = rows.filter(pk=absence_id).first()
    if row is None:
        raise NotVisible
    return _row(row, timezone.localdate(at))


def absence_to_change(*, actor: Actor, absence_id: UUID) -> Absence:
    """Return one that stands, with whose it is. :raises NotVisible:"""
    rows = Absence.objects.visible_to(actor).standing().select_related("worker")
    row = rows.filter(pk=absence_id).first()
    if row is None:
        raise NotVisible
    return row


def left_open(*, actor: Actor, absence: Absence, at: datetime) -> list[str]:
    """
    Return in words what is planned for these days and is nobody's meanwhile. Two queries.

    Appointments are left where nobody covers; turns on call always, since a cover is not on call.
    """
    days = {"day__gte": absence.starts_on, "day__lte": absence.ends_on}
    turns = turns_to_come(user_id=absence.worker_id, team_id=actor.organisation_id, at=at)
    number = turns.filter(**days).count()
    said = ngettext(
        "They are on call on %(n)d of these days: give the turn to somebody",
        "They are on call on %(n)d of these days: give the turns to somebody",
        number,
    )
    words = [said % {"n": number}] if number else []
    if absence.cover_id is not None:
        return words
    booked = Appointment.objects.booked().filter(
        worker_id=absence.worker_id,
        starts_at__gte=max(start_of(absence.starts_on), at),
        starts_at__lt=start_of(absence.ends_on + ONE_DAY),
    )
    number = booked.count()
    said = ngettext(
        "%(n)d appointment is booked and nobody covers: move it, or choose who covers",
        "%(n)d appointments are booked and nobody covers: move them, or choose who covers",
        number,
    )
    return [*words, *([said % {"n": number}] if number else [])]


def _row(row: Absence, today: date) -> AbsenceRow:
    words = {
        "why": row.get_why_display(),
        "first": dates.day(row.starts_on),
        "last": dates.day(row.ends_on),
    }
    return AbsenceRow(
        id=row.pk,
        worker=row.worker.name,
        words=_("%(why)s from %(first)s to %(last)s") % words,
        cover=row.cover.name if row.cover else "",
        note=row.note,
        is_now=row.starts_on <= today,
    )
