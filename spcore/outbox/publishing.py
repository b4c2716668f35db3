"""Making a promise: one row per handler, in the caller's transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from spcore.making import new
from spcore.outbox.models import Lane, OutboxMessage
from spcore.outbox.registry import NOT_HELD, handlers_for, held
from spcore.writing import insert_all


def publish(
    *,
    topic: str,
    subject_id: UUID,
    at: datetime,
    lane: Lane = Lane.NORMAL,
    owner_id: UUID | None = None,
    reference: str = "",
) -> None:
    """
    Promise to tell every handler of `topic` about `subject_id` once the transaction commits.

    `owner_id` is the user who must see to it if it cannot be sent, `reference` what it is called
    on that list: never a name. A handler that asks for it is told some minutes later (`handles`).
    :raises TransactionManagementError: outside a transaction, where it could be half a truth.
    """
    _promise(topic, [(subject_id, owner_id, reference)], lane, at)


def publish_many(
    *, topic: str, subjects: Mapping[UUID, tuple[UUID | None, str]], at: datetime
) -> None:
    """
    Promise the same of many subjects in one statement: each with its owner's id and its reference.

    :raises TransactionManagementError: outside a transaction.
    """
    rows = ((subject_id, *known) for subject_id, known in subjects.items())
    _promise(topic, rows, Lane.NORMAL, at)


def _promise(
    topic: str, subjects: Iterable[tuple[UUID, UUID | None, str]], lane: Lane, at: datetime
) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("publish() needs a transaction")
    waits = held()
    rows = [
        new(
            OutboxMessage,
            topic=topic,
            handler=name,
            subject_id=subject_id,
            lane=lane,
            owner_id=owner_id,
            reference=reference,
            created_at=at,
            due_at=at + waits.get(name, NOT_HELD),
        )
        for subject_id, owner_id, reference in subjects
        for name in handlers_for(topic)
    ]
    insert_all(rows)
