"""Where a link worker's time went, as far as anything measures it: four weeks, in five queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from linkworkers.models import Contact, ContactMode, ContactResult, LoneVisit, SpentOn, TimeSpent
from linkworkers.selectors.worker_list import worker_list
from spcore.accounts.actor import Actor

DAYS = 28


@dataclass(frozen=True, slots=True)
class TimeRow:
    """
    Minutes of one link worker. `unsaid`: contacts that reached somebody and have no length.

    `around` is what checked-in visits took beyond the visit itself: mostly the way there and back.
    `writing` is what notes took, from the first word that was kept to the recording.
    """

    name: str
    contact: int
    contacts: int
    unsaid: int
    writing: int
    around: int
    travel: int
    admin: int
    meeting: int


def time_spent(*, actor: Actor, at: datetime) -> list[TimeRow]:
    """Return the actor's own, or each of the team for its supervisor."""
    since = at - timedelta(days=DAYS)
    contacts, around = _contacts(actor, since), _around(actor, since)
    tapped = _tapped(actor, since)
    rows = []
    for worker in worker_list(actor=actor):
        found = contacts.get(worker.id, (0, 0, 0, 0))
        said = {each: tapped.get((worker.id, each), 0) for each in SpentOn.values}
        rows.append(TimeRow(worker.name, *found, around.get(worker.id, 0), **said))
    return rows


def _contacts(actor: Actor, since: datetime) -> dict[UUID, tuple[int, int, int, int]]:
    rows = Contact.objects.filter(referral__team_id=actor.organisation_id, at__gte=since)
    unsaid = Q(result=ContactResult.REACHED, minutes=None)
    found = rows.order_by().values("recorded_by_id").annotate(
        total=Sum("minutes", default=0), number=Count("pk"), unsaid=Count("pk", filter=unsaid),
        writing=Sum("writing_seconds", default=0),
    )  # fmt: skip
    return {
        row["recorded_by_id"]: (row["total"], row["number"], row["unsaid"], row["writing"] // 60)
        for row in found
    }


def _around(actor: Actor, since: datetime) -> dict[UUID, int]:
    """Return what visits took beyond themselves, where both ends and the length are known."""
    visits = LoneVisit.objects.filter(
        referral__team_id=actor.organisation_id, started_at__gte=since, ended_at__isnull=False
    )
    by_day: Any = visits.order_by().annotate(day=TruncDate("started_at"))
    taken = by_day.values_list("worker_id", "referral_id", "day").annotate(
        took=Sum(F("ended_at") - F("started_at")), first=Min("started_at")
    )  # fmt: skip
    long: Any = Contact.objects.filter(
        referral__team_id=actor.organisation_id, mode=ContactMode.VISIT, at__gte=since
    )
    long = long.exclude(minutes=None).order_by().annotate(day=TruncDate("at"))
    lengths = {
        (worker, referral, day): minutes
        for worker, referral, day, minutes in long.values_list(
            "recorded_by_id", "referral_id", "day"
        ).annotate(total=Sum("minutes"))
    }
    found: dict[UUID, int] = {}
    for worker, referral, day, took, _first in taken:
        length = lengths.get((worker, referral, day))
        if length is not None:
            beyond = int(took.total_seconds() // 60) - length
            found[worker] = found.get(worker, 0) + max(beyond, 0)
    return found


def _tapped(actor: Actor, since: datetime) -> dict[tuple[UUID, str], int]:
    rows = TimeSpent.objects.visible_to(actor).filter(day__gte=timezone.localdate(since))
    found = rows.order_by().values_list("user_id", "spent_on").annotate(total=Sum("minutes"))
    return {(user, what): total for user, what, total in found}


def time_added(*, actor: Actor, time_id: UUID | None) -> TimeSpent | None:
    """Return what the actor has just added; None for anything else."""
    mine = TimeSpent.objects.visible_to(actor).filter(user_id=actor.user_id)
    return mine.filter(pk=time_id).first() if time_id else None
