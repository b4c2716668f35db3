"""What the relay and a worker do, without their processes."""

from datetime import timedelta

from django.utils import timezone

from spcore.outbox import delivery, services
from spcore.outbox.models import Lane


def deliver_everything(*, after: timedelta = timedelta()) -> None:
    """Hand over and deliver whatever is due after that long, until nothing is."""
    for lane in (Lane.SAFETY, Lane.NORMAL):
        while due := services.queue_due(lane=lane, at=timezone.now() + after, limit=100):
            delivery.deliver_batch(message_ids=[message.pk for message in due])
