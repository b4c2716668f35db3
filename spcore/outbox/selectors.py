"""What the people who run the service need to know of the outbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, Min, Q, QuerySet

from spcore.accounts.actor import Actor
from spcore.outbox.models import (
    FOR_A_PERSON,
    OPEN_STATES,
    Heartbeat,
    Lane,
    OutboxMessage,
    State,
)

# As short as it is because every page of figures asks it.
OPEN_SINCE = """
SELECT created_at FROM outbox_outboxmessage
WHERE state = ANY(%(states)s) AND handler LIKE %(handlers)s ORDER BY created_at LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many promises are not kept yet, by state, and for how long the oldest has been due."""

    counts: dict[str, int]
    oldest: timedelta


def backlog(*, at: datetime) -> Backlog:
    """Return what is on its way or waits for a person."""
    unsettled = OutboxMessage.objects.filter(state__in=OPEN_STATES + FOR_A_PERSON)
    rows = unsettled.values("state").annotate(
        number=Count("pk"), since=Min("due_at", filter=Q(state__in=OPEN_STATES, due_at__lte=at))
    )
    counts = {state.value: 0 for state in OPEN_STATES + FOR_A_PERSON}
    counts |= {row["state"]: row["number"] for row in rows}
    since = min((row["since"] for row in rows if row["since"]), default=at)
    return Backlog(counts=counts, oldest=at - since)


def undelivered(*, actor: Actor) -> QuerySet[OutboxMessage]:
    """Return what could not be sent and is the actor's to settle, oldest first."""
    rows = OutboxMessage.objects.visible_to(actor).undelivered()
    return rows.order_by("created_at", "pk")


def overdue_safety(*, at: datetime, patience: timedelta) -> list[UUID]:
    """Return the safety messages that have been due for longer than `patience`, oldest first."""
    waiting = OutboxMessage.objects.filter(lane=Lane.SAFETY, due_at__lte=at - patience)
    rows = waiting.filter(state__in=[State.PENDING, State.QUEUED]).order_by("due_at", "pk")
    return list(rows.values_list("pk", flat=True)[:100])


def open_since(*, handlers: str) -> datetime | None:
    """Return since when the oldest promise waits of handlers whose name begins so."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN_SINCE, {"states": [*OPEN_STATES], "handlers": f"{handlers}%"})
        row = cursor.fetchone()
    return row[0] if row else None


def is_repeat(*, message_id: UUID) -> bool:
    """Tell whether an earlier attempt at this message may have got through."""
    return OutboxMessage.objects.filter(pk=message_id, is_repeat=True).exists()


def heartbeats() -> dict[str, datetime]:
    """Return when each process last said that it lives."""
    return dict(Heartbeat.objects.values_list("name", "at"))
