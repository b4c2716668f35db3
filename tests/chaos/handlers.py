"""What the outbox promises in these tests: an email to an address made of the subject's id."""

from uuid import UUID

from spcore import notify
from spcore.outbox.registry import handles


@handles("chaos.note")
def note(subject_id: UUID, *, message_id: UUID) -> None:
    """Send one email."""
    notify.send(message_id=message_id, template="chaos", recipient=f"{subject_id}@people.example")
