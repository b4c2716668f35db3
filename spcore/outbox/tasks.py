"""Alarm clocks: what Celery runs of the outbox. Ids only."""

from typing import Any
from uuid import UUID

from celery import shared_task
from django.utils import timezone

from spcore.outbox import delivery
from spcore.outbox.heartbeats import beat


@shared_task
def deliver_batch(*, message_ids: list[str], **_future: Any) -> None:
    """Deliver messages of one handler, in order. Run twice, it sends once."""
    delivery.deliver_batch(message_ids=[UUID(message_id) for message_id in message_ids])


@shared_task
def heartbeat(**_future: Any) -> None:
    """Say that a worker lives."""
    beat("worker", at=timezone.now())
