"""Who handles which topic. Handlers sit in each app's handlers.py and are greppable by topic."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Literal
from uuid import UUID

Handler = Callable[..., None]
Watch = Callable[..., object]
_BY_TOPIC: dict[str, dict[str, Handler]] = defaultdict(dict)
_REPEATABLE: set[str] = set()
_HELD: dict[str, timedelta] = {}
NOT_HELD = timedelta()
_WATCHES: dict[Watch, timedelta] = {}


class NotNeeded(Exception):
    """Raised by a handler: it is no longer right to send (consent withdrawn, person died)."""


class Uncertain(Exception):
    """Raised by a channel: the partner may or may not have got it."""


def handles(
    *topics: str, repeat: Literal["safe", "never"] = "never", hold: timedelta = NOT_HELD
) -> Callable[[Handler], Handler]:
    """
    Subscribe a function to topics: it is called as `handler(subject_id, message_id=...)`.

    It runs outside any transaction. A call that died half-way is made again by itself only where
    `repeat` is "safe" (a projection, which ends the same however often it runs) or in the safety
    lane; otherwise a person decides. `hold` is how long the promise waits before it is kept, so
    that what was decided by mistake can be taken back before anybody is told of it.
    """

    def subscribe(handler: Handler) -> Handler:
        name = f"{handler.__module__}.{handler.__qualname__}"
        for topic in topics:
            _BY_TOPIC[topic][name] = handler
        if repeat == "safe":
            _REPEATABLE.add(name)
        if hold:
            _HELD[name] = hold
        return handler

    return subscribe


def handlers_for(topic: str) -> dict[str, Handler]:
    """Return the handlers of a topic by name."""
    return _BY_TOPIC.get(topic, {})


def repeatable() -> frozenset[str]:
    """Return the names of the handlers that may be called again after a death."""
    return frozenset(_REPEATABLE)


def held() -> dict[str, timedelta]:
    """Return the handlers whose promises wait before they are kept, and for how long."""
    return dict(_HELD)


def call(topic: str, handler: str, *, subject_id: UUID, message_id: UUID) -> None:
    """Call one handler. :raises LookupError: when no such handler is subscribed any more."""
    found = handlers_for(topic).get(handler)
    if found is None:
        raise LookupError(f"nobody handles {topic} as {handler}")
    found(subject_id, message_id=message_id)


def watches(*, every: timedelta) -> Callable[[Watch], Watch]:
    """
    Have the relay call a function as `watch(at=...)` this often, broker or no broker.

    For clocks that must not wait for Celery: a safety concern that nobody has taken over.
    """

    def subscribe(watch: Watch) -> Watch:
        _WATCHES[watch] = every
        return watch

    return subscribe


def all_watches() -> dict[Watch, timedelta]:
    """Return every watch and how often it runs."""
    return dict(_WATCHES)
