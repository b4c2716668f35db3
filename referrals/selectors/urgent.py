"""What else waits for somebody and cannot: said by the apps above, shown beside the concerns."""

from collections.abc import Callable
from datetime import datetime

from spcore.accounts.actor import Actor

Source = Callable[..., tuple[str, str] | None]
_SOURCES: list[Source] = []


def tells_urgent(source: Source) -> Source:
    """Let a function say, as `source(actor=, at=)`, what waits and where; nothing as a rule."""
    _SOURCES.append(source)
    return source


def also_urgent(*, actor: Actor, at: datetime) -> list[tuple[str, str]]:
    """Return what waits for the actor besides concerns: words and address. A query for each."""
    found = (source(actor=actor, at=at) for source in _SOURCES)
    return [line for line in found if line]
