"""Celery's clock, which also says that it lives."""

import time
from typing import Any

from celery.beat import PersistentScheduler
from django.db import DatabaseError
from django.utils import timezone

from spcore.outbox.heartbeats import beat

SECONDS = 15.0


class Scheduler(PersistentScheduler):
    """Beat's own scheduler with a heartbeat."""

    _beaten = 0.0

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due; say so in the database. Return the seconds to the next look."""
        if time.monotonic() - self._beaten >= SECONDS:
            self._beaten = time.monotonic()
            try:
                beat("beat", at=timezone.now())
            except DatabaseError as error:
                self.logger.warning("no heartbeat: %s", type(error).__name__)
        return float(min(super().tick(*args, **kwargs), SECONDS))
