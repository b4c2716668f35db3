"""The relay: hands promises to Celery while the broker answers, keeps safety ones when not."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import redis
from django.conf import settings
from django.utils import timezone
from redis.backoff import NoBackoff
from redis.retry import Retry

from spcore.outbox import delivery, selectors, services
from spcore.outbox.heartbeats import beat
from spcore.outbox.models import Lane, State
from spcore.outbox.watching import Watching

log = logging.getLogger(__name__)
BATCH = 100
BROKER_SECONDS = 1.0
# A safety message that has been due for so long is sent from here, whatever the broker says.
SAFETY_PATIENCE = timedelta(seconds=10)


class Relay:
    """One poll after the other; `turn` never waits long for a broker that is dead or hung."""

    def __init__(self, publish: Callable[[list[UUID], Lane], None]) -> None:
        """`publish` hands ids to the broker, or raises."""
        self._publish = publish
        self._broker = redis.Redis.from_url(
            settings.CELERY_BROKER_URL,
            socket_timeout=BROKER_SECONDS,
            socket_connect_timeout=BROKER_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        self._last: dict[object, float] = {}
        self._watching = Watching()

    def turn(self) -> int:
        """Do everything that is due; return how many promises moved on."""
        at = timezone.now()
        if self._is_time("heartbeat", timedelta(seconds=5)):
            beat("relay", at=at)
        if self._is_time("reclaim", timedelta(seconds=5)):
            services.reclaim(at=at)
        self._watching.run_due(at=at)
        answers = self._broker_answers(at)
        moved = sum(self._hand_over(lane, at) for lane in (Lane.SAFETY, Lane.NORMAL) if answers)
        return moved + self._send_safety(at, SAFETY_PATIENCE if answers else timedelta())

    def _is_time(self, name: object, every: timedelta) -> bool:
        now = time.monotonic()
        if now - self._last.get(name, -1e9) < every.total_seconds():
            return False
        self._last[name] = now
        return True

    def _broker_answers(self, at: datetime) -> bool:
        try:
            self._broker.ping()
        except redis.RedisError:
            return False
        if self._is_time("broker", timedelta(seconds=5)):
            beat("broker", at=at)
        return True

    def _hand_over(self, lane: Lane, at: datetime) -> int:
        limit = min(BATCH * 5, services.room(lane=lane))
        by_handler: dict[str, list[UUID]] = {}
        for row in services.queue_due(lane=lane, at=at, limit=limit) if limit > 0 else []:
            by_handler.setdefault(row.handler, []).append(row.pk)
        batches = [
            ids[start : start + BATCH]
            for ids in by_handler.values()
            for start in range(0, len(ids), BATCH)
        ]
        for number, batch in enumerate(batches):
            if not self._handed_over(batch, lane):
                left = [message_id for ids in batches[number:] for message_id in ids]
                services.put_back(message_ids=left, due_at=at)
                return 0
        return sum(map(len, batches))

    def _handed_over(self, batch: list[UUID], lane: Lane) -> bool:
        try:
            self._publish(batch, lane)
        except Exception as error:
            log.warning("broker: %s", type(error).__name__)
            return False
        return True

    def _send_safety(self, at: datetime, patience: timedelta) -> int:
        sources = (State.PENDING, State.QUEUED)
        for number, message_id in enumerate(selectors.overdue_safety(at=at, patience=patience)):
            if not delivery.deliver(message_id=message_id, sources=sources):
                return number  # the partner does not answer: poll again before trying the next
        return 0
