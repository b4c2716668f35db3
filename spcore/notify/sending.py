"""One message to one recipient, once: written down when it has left."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from spcore.notify import channels, texts, wording

PERSON = "(a person)"


def send(
    *,
    message_id: UUID,
    template: str,
    recipient: str,
    user_id: UUID | None = None,
    context: Mapping[str, object] | None = None,
    is_private: bool = False,
    stop_link: str = "",
) -> None:
    """
    Send templates/messages/<template>.txt to one address, unless this message went there already.

    `message_id` is the outbox row's. `context` takes the words of `wording.ALLOWED` alone: nothing
    about a person. A private link is sent, and never kept. `is_private` says that the recipient is
    referred themself, or a guest of an event: their address is not kept either. `stop_link` stops
    such messages.
    :raises ValueError: for any other word.
    :raises spcore.errors.Unavailable: it was not sent; try later.
    :raises spcore.outbox.registry.Uncertain: it may have been sent.
    """
    from spcore.notify.models import Channel, SentMessage  # noqa: PLC0415  after the app registry
    from spcore.outbox import selectors  # noqa: PLC0415

    words = wording.checked(template, context or {})
    kept = PERSON if is_private else recipient
    if SentMessage.objects.filter(message_id=message_id, recipient=kept).exists():
        return
    is_repeat = selectors.is_repeat(message_id=message_id)
    subject, body = wording.render(template, words, is_repeat=is_repeat)
    channels.CHANNELS[settings.NOTIFY_CHANNEL](
        channels.Letter(message_id, recipient, subject, body, stop_link=stop_link)
    )
    if settings.NOTIFY_CHANNEL != "record":
        subject, body = wording.render(template, wording.without_links(words), is_repeat=is_repeat)
    SentMessage.objects.create(
        message_id=message_id,
        channel=Channel.EMAIL,
        template=template,
        recipient=kept,
        user_id=user_id,
        subject=subject,
        body=body,
        is_repeat=is_repeat,
        sent_at=timezone.now(),
    )


def send_text(
    *,
    message_id: UUID,
    template: str,
    number: str,
    user_id: UUID | None = None,
    context: Mapping[str, object] | None = None,
) -> None:
    """
    Text templates/messages/<template>.txt to a mobile, unless this message went there already.

    A text has no subject: its words are the template's body. The number is not kept, nor a link.
    `user_id` says whose number it is where it is somebody's who works here.
    :raises ValueError: for any other word, or a number that gets no texts.
    :raises LookupError: when no channel for texts is set up here.
    :raises spcore.errors.Unavailable: it was not sent; try later.
    :raises spcore.outbox.registry.Uncertain: it may have been sent.
    """
    from spcore.notify.models import Channel, SentMessage  # noqa: PLC0415  after the app registry

    words = wording.checked(template, context or {})
    to = texts.mobile(number)
    if not to:
        raise ValueError("no mobile number")
    if not texts.is_set_up():
        raise LookupError("texts are not set up")
    kept = f"(mobile of {user_id})" if user_id else PERSON
    left = SentMessage.objects.filter(message_id=message_id, recipient=kept)
    if left.exclude(receipt__in=texts.FAILED).exists():
        return
    left.delete()  # somebody sends anew what was not delivered
    channel = settings.TEXTS["channel"]
    said = _as_text(template, words)
    partner_id = texts.CHANNELS[channel](texts.Text(message_id=message_id, number=to, words=said))
    if channel != "record":
        said = _as_text(template, wording.without_links(words))
    SentMessage.objects.create(
        message_id=message_id,
        channel=Channel.TEXT,
        template=template,
        recipient=kept,
        user_id=user_id,
        subject="",
        body=said,
        sent_at=timezone.now(),
        partner_id=partner_id,
    )


def _as_text(template: str, words: Mapping[str, object]) -> str:
    _subject, body = wording.render(template, words, is_repeat=False)
    return " ".join(body.split())[: texts.LONGEST]
