"""Making a promise: one row per handler, in the caller's transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from spcore.outbox.models import Lane, OutboxMessage
from spcore.outbox.registry import handlers_for


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
    on that list: never a name.
    :raises TransactionManagementError: outside a transaction, where it could be half a truth.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("publish() needs a transaction")
    OutboxMessage.objects.bulk_create(
        OutboxMessage(
            topic=topic,
            handler=name,
            subject_id=subject_id,
            lane=lane,
            owner_id=owner_id,
            reference=reference,
            created_at=at,
            due_at=at,
        )
        for name in handlers_for(topic)
    )
