"""What became of the emails about a concern: promised, left, or not delivered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from referrals.models import ActKind, Concern, ConcernAct
from spcore.outbox.models import OutboxMessage, State

# Then whoever raised it is told to ring; the page asks every three seconds, so within ten.
PATIENCE = timedelta(seconds=6)
WATCHED = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    Whether any email about a concern has left. Left is not delivered, and not read.

    `is_undecided`: it may still leave in time. `shown_to` are the names of those on whose pages it
    stands since it was stored, whatever became of the emails. `asks_again`: worth another look.
    """

    has_left: bool
    is_undecided: bool
    shown_to: list[str]
    asks_again: bool

    @property
    def is_not_delivered(self) -> bool:
        """Tell whether nothing has left in the time there was."""
        return not self.has_left and not self.is_undecided


def delivery_of(concern: Concern, *, at: datetime) -> Delivery:
    """Return what became of telling about a concern. Two queries."""
    acts = ConcernAct.objects.filter(concern=concern, kind=ActKind.TOLD).select_related("user")
    told = list(acts.order_by("at", "user__name", "pk"))
    has_left = any(moment for moment in left_at([act.pk for act in told]).values())
    age = at - concern.raised_at
    names = dict.fromkeys(act.user.name for act in told if act.user is not None)
    return Delivery(
        has_left=has_left,
        is_undecided=not has_left and age < PATIENCE,
        shown_to=list(names),
        asks_again=not has_left and age < WATCHED,
    )


def left_at(act_ids: list[UUID]) -> dict[UUID, datetime | None]:
    """Return for each act with a promised email when that left, or nothing. One query."""
    rows = OutboxMessage.objects.filter(subject_id__in=act_ids, topic="concern.tell")
    found = rows.values_list("subject_id", "state", "finished_at")
    return {act: finished if state == State.DONE else None for act, state, finished in found}
