"""
Every move of a promise, each one statement in a transaction of its own.

PENDING -> QUEUED -> SENDING -> DONE | CANCELLED, back to PENDING after a refusal, and to DEAD or
UNCERTAIN, from where only a person moves it. A claim is a compare-and-set, so that a message
handed out twice is sent once; its `attempts` fences off a sender that was taken for dead.
"""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q

from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible
from spcore.outbox.models import FOR_A_PERSON, Lane, OutboxMessage, State
from spcore.outbox.registry import held, repeatable

MOST_ATTEMPTS = 8
MOST_QUEUED = 1_000  # more would only wait in the broker instead of here
# How long a row may sit with the broker, and with a sender, before it is taken for lost.
QUEUED_FOR = {Lane.SAFETY: timedelta(seconds=10), Lane.NORMAL: timedelta(seconds=60)}
SENDING_FOR = {Lane.SAFETY: timedelta(seconds=30), Lane.NORMAL: timedelta(seconds=120)}


class Handed(NamedTuple):
    """A promise on its way to the broker: which, and what keeps it."""

    pk: UUID
    handler: str
    due_at: datetime


# By where a row lies: it is locked, so it stays there, and need not be looked up again.
HAND_OVER = """
WITH due AS MATERIALIZED (
    SELECT ctid AS place FROM outbox_outboxmessage
    WHERE state = 'PENDING' AND lane = %(lane)s AND due_at <= %(at)s
    ORDER BY due_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
UPDATE outbox_outboxmessage message SET state = 'QUEUED', claimed_at = %(at)s
FROM due WHERE message.ctid = due.place
RETURNING message.id, message.handler, message.due_at
"""


def queue_due(*, lane: Lane, at: datetime, limit: int) -> list[Handed]:
    """
    Mark up to `limit` due promises as handed over and return them, oldest first.

    One statement, committed by itself: two relays never share a row, and neither waits.
    """
    with connection.cursor() as cursor:
        cursor.execute(HAND_OVER, {"lane": lane.value, "at": at, "limit": limit})
        rows = [Handed(*row) for row in cursor.fetchall()]
    return sorted(rows, key=lambda row: (row.due_at, row.pk))


def room(*, lane: Lane) -> int:
    """Return how many more promises of a lane may be handed to the broker now."""
    return MOST_QUEUED - OutboxMessage.objects.filter(state=State.QUEUED, lane=lane).count()


def put_back(*, message_ids: list[UUID], due_at: datetime) -> None:
    """Take promises back that nobody has begun to send; it does not count as an attempt."""
    queued = OutboxMessage.objects.filter(pk__in=message_ids, state=State.QUEUED)
    queued.update(state=State.PENDING, due_at=due_at)


def cancel_held(*, topic: str, subject_id: UUID, at: datetime) -> bool:
    """
    Take back what was promised of a subject and is still held; return whether there was any.

    Runs in the caller's transaction: whatever was handed over meanwhile is not taken back.
    """
    rows = OutboxMessage.objects.filter(state=State.PENDING, lane=Lane.NORMAL, due_at__gt=at)
    mine = rows.filter(topic=topic, subject_id=subject_id, handler__in=held())
    return bool(mine.update(state=State.CANCELLED, finished_at=at))


@transaction.atomic(durable=True)
def claim(*, message_id: UUID, at: datetime, sources: tuple[State, ...]) -> OutboxMessage | None:
    """Return the promise, committed as SENDING, or nothing: done, or another's."""
    mine = OutboxMessage.objects.filter(pk=message_id, state__in=sources).update(
        state=State.SENDING, claimed_at=at, attempts=F("attempts") + 1
    )
    return OutboxMessage.objects.get(pk=message_id) if mine else None


def settle(message: OutboxMessage, state: State, *, at: datetime, error: str = "") -> bool:
    """Write how a claim ended. Return whether it still was ours to settle."""
    claimed = OutboxMessage.objects.filter(
        pk=message.pk, attempts=message.attempts, state__in=[State.SENDING, State.UNCERTAIN]
    )
    return bool(claimed.update(state=state, finished_at=at, last_error=error[:200]))


def try_later(message: OutboxMessage, *, at: datetime, error: str, repeat: bool = False) -> bool:
    """Give a claim back to be tried in 2, 4, 8... minutes; after eight tries a person must act."""
    if message.attempts >= MOST_ATTEMPTS:
        return settle(message, State.DEAD, at=at, error=error)
    claimed = OutboxMessage.objects.filter(
        pk=message.pk, attempts=message.attempts, state=State.SENDING
    )
    return bool(
        claimed.update(
            state=State.PENDING,
            due_at=at + timedelta(minutes=2**message.attempts),
            is_repeat=message.is_repeat or repeat,
            last_error=error[:200],
        )
    )


def may_repeat(message: OutboxMessage) -> bool:
    """Tell whether a promise that may have been kept already is kept again without asking."""
    return message.lane == Lane.SAFETY or message.handler in repeatable()


def reclaim(*, at: datetime) -> int:
    """
    Take back what died in flight; return how many rows.

    Nobody began to send a QUEUED row, so it goes back. A SENDING one may have got through.
    """
    return sum(_reclaim_lane(lane, at) for lane in Lane)


def _reclaim_lane(lane: Lane, at: datetime) -> int:
    rows = OutboxMessage.objects.filter(lane=lane)
    queued = rows.filter(state=State.QUEUED, claimed_at__lt=at - QUEUED_FOR[lane])
    died = rows.filter(state=State.SENDING, claimed_at__lt=at - SENDING_FOR[lane])
    again = Q(lane=Lane.SAFETY) | Q(handler__in=repeatable())
    lost = {"finished_at": at, "last_error": "the sender died"}
    return (
        queued.update(state=State.PENDING, due_at=at)
        + died.filter(again, attempts__gte=MOST_ATTEMPTS).update(state=State.DEAD, **lost)
        + died.filter(again).update(state=State.PENDING, due_at=at, is_repeat=True)
        + died.exclude(again).update(state=State.UNCERTAIN, **lost)
    )


def mark_undelivered(*, message_id: UUID, error: str, at: datetime) -> bool:
    """Put on its owner's list what had left, and whoever carries it could not deliver."""
    sent = OutboxMessage.objects.filter(pk=message_id, state=State.DONE)
    return bool(sent.update(state=State.DEAD, finished_at=at, last_error=error[:200]))


@transaction.atomic
def retry_message(*, message_id: UUID, actor: Actor, at: datetime) -> OutboxMessage:
    """Send once more what only a person may send again. :raises NotVisible, Conflict:"""
    message = _undelivered(message_id, actor)
    message.is_repeat = message.is_repeat or message.state == State.UNCERTAIN
    message.state, message.attempts, message.due_at = State.PENDING, 0, at
    return _moved_by(message, actor, "outbox.retry")


@transaction.atomic
def settle_message(*, message_id: UUID, actor: Actor, at: datetime) -> OutboxMessage:
    """Write down that a person dealt with it by other means. :raises NotVisible, Conflict:"""
    message = _undelivered(message_id, actor)
    message.state, message.finished_at = State.SETTLED, at
    return _moved_by(message, actor, "outbox.settle")


def _undelivered(message_id: UUID, actor: Actor) -> OutboxMessage:
    rows = OutboxMessage.objects.visible_to(actor).select_for_update()
    message = rows.filter(pk=message_id).first()
    if message is None:
        raise NotVisible
    if message.state not in FOR_A_PERSON:
        raise Conflict("Somebody else has dealt with this message")
    return message


def _moved_by(message: OutboxMessage, actor: Actor, label: str) -> OutboxMessage:
    message.save(update_fields=["state", "attempts", "due_at", "finished_at", "is_repeat"])
    audit.record(actor=actor, action=audit.Action.CHANGE, label=label, object_id=message.pk)
    return message
