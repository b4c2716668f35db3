"""
Kombu's Redis transport, for a worker that outlives its broker (seen with Celery and kombu 5.7.0).

A task that is still running when the connection breaks is acknowledged, or given back, through
the connection that is gone; that raises, and the worker dies of it. Neither is needed here: the
outbox takes back by itself what was not sent, and a batch that comes twice is sent once.
"""

from kombu.transport import redis


class QoS(redis.QoS):
    """Keeps track of deliveries; lets go of those whose channel is closed."""

    restore_at_shutdown = False

    def ack(self, delivery_tag: str) -> None:
        """Acknowledge a delivery, unless the broker it came from is gone."""
        if self.channel.connection is not None:
            super().ack(delivery_tag)


class Channel(redis.Channel):
    """A channel that keeps track so."""

    QoS = QoS


class Transport(redis.Transport):
    """Redis with such channels."""

    Channel = Channel
