"""Signs of life, in the database, where /health/ looks for them."""

from datetime import datetime

from spcore.outbox.models import Heartbeat


def beat(name: str, *, at: datetime) -> None:
    """Say that a process lives."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})
