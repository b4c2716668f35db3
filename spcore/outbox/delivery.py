"""Keeping a promise: the one place that calls handlers, always outside a transaction."""

import logging
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from spcore.errors import Unavailable
from spcore.outbox import registry, services
from spcore.outbox.models import OutboxMessage, State

log = logging.getLogger(__name__)
PARTNER_REST = timedelta(minutes=1)


def deliver_batch(*, message_ids: list[UUID]) -> None:
    """
    Deliver messages of one handler in order.

    When its partner does not answer, the rest goes back for a minute, so that a hung partner
    costs one time-out and not a hundred.
    """
    for position, message_id in enumerate(message_ids, start=1):
        if not deliver(message_id=message_id):
            due_at = timezone.now() + PARTNER_REST
            services.put_back(message_ids=message_ids[position:], due_at=due_at)
            return


def deliver(*, message_id: UUID, sources: tuple[State, ...] = (State.QUEUED,)) -> bool:
    """
    Claim one message and hand it to its handler. Return whether its partner answered.

    SENDING is committed first: whoever finds the row after our death knows it may have been sent.
    """
    message = services.claim(message_id=message_id, at=timezone.now(), sources=sources)
    if message is None:
        return True
    try:
        registry.call(
            message.topic,
            message.handler,
            subject_id=message.subject_id,
            message_id=message.pk,
        )
    except Unavailable:
        services.try_later(message, at=timezone.now(), error="The partner did not answer")
        return False
    except Exception as error:
        _failed(message, error)
    else:
        services.settle(message, State.DONE, at=timezone.now())
    return True


def _failed(message: OutboxMessage, error: Exception) -> None:
    """Write down a failure by its kind and place alone: its text could name a person."""
    now, kind = timezone.now(), type(error).__name__
    if isinstance(error, registry.NotNeeded):
        services.settle(message, State.CANCELLED, at=now)
        return
    log.error("outbox %s: %s in %s", message.pk, kind, message.handler)
    if not isinstance(error, registry.Uncertain):
        services.try_later(message, at=now, error=kind)
    elif services.may_repeat(message):
        services.try_later(message, at=now, error=kind, repeat=True)
    else:
        services.settle(message, State.UNCERTAIN, at=now, error=kind)
