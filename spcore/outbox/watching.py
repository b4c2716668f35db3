"""Clocks that wait for no broker: run by the relay, and by any web process as requests come."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from spcore.outbox import registry

log = logging.getLogger(__name__)


class Watching:
    """Runs each watch no oftener than it asks, in this process."""

    def __init__(self) -> None:
        self._last: dict[registry.Watch, float] = {}

    def run_due(self, *, at: datetime) -> None:
        """Run what is due. A watch that fails is logged by its kind, and tried again next time."""
        for watch, every in registry.all_watches().items():
            now = time.monotonic()
            if now - self._last.get(watch, -1e9) < every.total_seconds():
                continue
            self._last[watch] = now
            try:
                watch(at=at)
            except Exception as error:
                log.error("watch %s: %s", watch.__qualname__, type(error).__name__)


class WatchMiddleware:
    """
    Run what is due before a request is answered: a relay that has died stops no escalation.

    It costs one small query a minute in each process.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.WEB_WATCHES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._watching = Watching()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self._watching.run_due(at=timezone.now())
        return self.get_response(request)
