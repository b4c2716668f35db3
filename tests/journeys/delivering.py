"""What the relay and a worker do, without their processes."""

from django.utils import timezone

from spcore.outbox import delivery, services
from spcore.outbox.models import Lane


def deliver_everything() -> None:
    """Hand over and deliver whatever is due, until nothing is."""
    for lane in (Lane.SAFETY, Lane.NORMAL):
        while due := services.queue_due(lane=lane, at=timezone.now(), limit=100):
            delivery.deliver_batch(message_ids=[message.pk for message in due])
