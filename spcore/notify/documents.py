"""A document to an organisation's own system, once: a MESH mailbox, or a folder it reads."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from spcore.notify import drop, mesh, wording
from spcore.notify.document import Document

TEMPLATE = "letter_sent"


def can_send(channel: str) -> bool:
    """Tell whether this installation can send by a channel; the demo shows them all."""
    if settings.NOTIFY_CHANNEL == "record":
        return True
    return mesh.is_set_up() if channel == "MESH" else drop.is_set_up()


def send_document(
    *, message_id: UUID, channel: str, address: str, documents: list[Document], reference: str
) -> None:
    """
    Send documents to one address, unless this message went there already.

    `channel` is "MESH" (address: a mailbox, the first document alone is sent) or "FILE" (address:
    a folder's name under FEEDBACK_DROP_DIR). What is kept of it names nobody.
    :raises LookupError: when the channel is not set up here.
    :raises spcore.errors.Unavailable: it was not sent; try later.
    :raises spcore.outbox.registry.Uncertain: it may have been sent.
    """
    from spcore.notify.models import Channel, SentMessage  # noqa: PLC0415  after the app registry
    from spcore.outbox import selectors  # noqa: PLC0415

    if SentMessage.objects.filter(message_id=message_id, recipient=address).exists():
        return
    if not can_send(channel):
        raise LookupError(f"{channel} is not set up")
    is_repeat = selectors.is_repeat(message_id=message_id)
    if settings.NOTIFY_CHANNEL == "record":
        pass  # the demo sends nothing: the row below is all
    elif channel == Channel.MESH:
        mesh.send(message_id=message_id, mailbox=address, document=documents[0])
    else:
        drop.write(message_id=message_id, folder=address, documents=documents)
    subject, body = wording.render(TEMPLATE, {"reference": reference}, is_repeat=is_repeat)
    SentMessage.objects.create(
        message_id=message_id,
        channel=channel,
        template=TEMPLATE,
        recipient=address,
        subject=subject,
        body=body,
        is_repeat=is_repeat,
        sent_at=timezone.now(),
    )
