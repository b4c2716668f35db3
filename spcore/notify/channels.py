"""How a message leaves: one function for each channel, chosen by NOTIFY_CHANNEL."""

import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from spcore.errors import Unavailable
from spcore.outbox.registry import Uncertain


@dataclass(frozen=True, slots=True)
class Letter:
    """
    One message to one recipient.

    `stop_link` is where a POST stops letters of its kind: mail programs offer it (RFC 8058).
    """

    message_id: UUID
    recipient: str
    subject: str
    body: str
    stop_link: str = ""


def smtp(letter: Letter) -> None:
    """
    Hand the message to the mail server, with the outbox row's id as its Message-ID.

    A server that is away, busy or says no was not given it. One that breaks off after it was given
    the text may have taken it.
    :raises Unavailable, Uncertain, smtplib.SMTPException: the last when it will never be taken.
    """
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise Unavailable("The mail server does not answer") from error
    try:
        _email(letter, connection).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        if all(400 <= code < 500 for code in _codes(error)):
            raise Unavailable("The mail server asks to try later") from error
        raise
    except (OSError, smtplib.SMTPServerDisconnected) as error:
        raise Uncertain from error
    finally:
        with suppress(OSError):  # it has left, or it has not: how we part changes neither
            connection.close()


def record(_letter: Letter) -> None:
    """Send nothing: the demo shows what would have left."""


CHANNELS: dict[str, Callable[[Letter], None]] = {"smtp": smtp, "record": record}


def _email(letter: Letter, connection: BaseEmailBackend) -> EmailMessage:
    headers = {"Message-ID": f"<{letter.message_id}@outbox>", "Auto-Submitted": "auto-generated"}
    if letter.stop_link:
        headers["List-Unsubscribe"] = f"<{letter.stop_link}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.recipient],
        headers=headers,
        connection=connection,
    )


def _codes(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> list[int]:
    if isinstance(error, smtplib.SMTPResponseException):
        return [error.smtp_code]
    return [code for code, _reply in error.recipients.values()]
