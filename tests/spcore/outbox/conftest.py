"""Handlers that exist only here, and promises to them."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from spcore.outbox import registry
from spcore.outbox.models import Lane, OutboxMessage, State

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
Called = list[tuple[UUID, UUID]]


class FakePartner:
    """Notes what it is given; `error` is raised first when set."""

    def __init__(self) -> None:
        self.called: Called = []
        self.error: Exception | None = None

    def __call__(self, subject_id: UUID, *, message_id: UUID) -> None:
        self.called.append((subject_id, message_id))
        if self.error is not None:
            raise self.error


@pytest.fixture
def subscribe(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakePartner]:
    """Subscribe a fake partner to topics, for this test only."""
    monkeypatch.setattr(registry, "_BY_TOPIC", registry.defaultdict(dict))
    monkeypatch.setattr(registry, "_REPEATABLE", set())

    def subscribe(*topics: str, repeat: str = "never") -> FakePartner:
        partner = FakePartner()
        partner.__module__, partner.__qualname__ = "tests", f"partner_of_{topics[0]}"
        registry.handles(*topics, repeat=repeat)(partner)
        return partner

    return subscribe


def promise(topic: str = "news", *, state: State = State.QUEUED, **fields: object) -> OutboxMessage:
    """Write a promise to the fake partner of a topic, in the state asked for."""
    fields = {"created_at": NOON, "due_at": NOON, "lane": Lane.NORMAL, **fields}
    handler = f"tests.partner_of_{topic}"
    return OutboxMessage.objects.create(
        topic=topic, handler=handler, subject_id=uuid4(), state=state, **fields
    )
