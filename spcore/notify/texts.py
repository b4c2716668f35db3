"""How a text message leaves: one function for each channel, chosen by TEXT_CHANNEL."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from spcore.errors import Unavailable
from spcore.notify.drop import write_whole
from spcore.outbox.registry import Uncertain

SECONDS = 15
LONGEST = 306  # two parts of a text
FAILED = ("permanent-failure", "temporary-failure", "technical-failure")
FINAL = ("delivered", *FAILED)
_SEPARATORS = re.compile(r"[\s().-]")
_MOBILE = re.compile(r"(?:\+44|0044|44|0)(7\d{9})")


@dataclass(frozen=True, slots=True)
class Text:
    """One text to one mobile number, as "+447700900123"."""

    message_id: UUID
    number: str
    words: str


def mobile(number: str) -> str:
    """Return a UK mobile number as "+447700900123"; nothing for any other, which gets no texts."""
    found = _MOBILE.fullmatch(_SEPARATORS.sub("", number))
    return f"+44{found[1]}" if found else ""


def is_set_up() -> bool:
    """Tell whether this installation can send texts; the demo shows what would have left."""
    return settings.TEXTS["channel"] in CHANNELS


def record(_text: Text) -> str:
    """Send nothing: the demo shows what would have left."""
    return ""


def into_folder(text: Text) -> str:
    """Write it into a folder that another sender reads, whole, under the message's id."""
    place = Path(settings.TEXTS["folder"])
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o750)
        content = f"{text.number}\n{text.words}\n".encode()
        write_whole(place, f"{text.message_id}.txt", content)
    except OSError as error:
        raise Unavailable("The folder for texts cannot be written") from error
    return ""


def govuk(text: Text) -> str:
    """
    Hand it to GOV.UK Notify with the outbox row's id as reference, and return Notify's own id.

    Its template holds one field, `words`. What it answers with 429 or 5xx was not taken.
    :raises Unavailable, Uncertain:
    :raises ValueError: it will never take this.
    """
    body = {
        "phone_number": text.number,
        "template_id": settings.TEXTS["template"],
        "personalisation": {"words": text.words},
        "reference": str(text.message_id),
    }
    answer = _ask("POST", "/v2/notifications/sms", json=body)
    return str(answer["id"])


def receipt_of(partner_id: str) -> str:
    """Return what GOV.UK Notify says became of a text: one of `FINAL`, or that it is on its way."""
    return str(_ask("GET", f"/v2/notifications/{partner_id}")["status"])


def received_at_govuk() -> list[dict[str, Any]]:
    """Return the newest texts that came in at GOV.UK Notify, at most 250."""
    return list(_ask("GET", "/v2/received-text-messages")["received_text_messages"])


CHANNELS: dict[str, Callable[[Text], str]] = {
    "record": record,
    "folder": into_folder,
    "govuk": govuk,
}


def _ask(method: str, path: str, **more: Any) -> Any:
    import requests  # noqa: PLC0415  only who sends texts loads it

    url = f"{settings.TEXTS['url'].rstrip('/')}{path}"
    headers = {"Authorization": f"Bearer {_token()}"}
    try:
        answer = requests.request(method, url, headers=headers, timeout=SECONDS, **more)
    except requests.ConnectionError as error:
        if _is_unreached(error):
            raise Unavailable("GOV.UK Notify does not answer") from error
        raise Uncertain from error  # it broke off after it was given the text
    except requests.Timeout as error:
        raise Uncertain from error
    if answer.status_code == requests.codes.too_many_requests or answer.status_code >= 500:
        raise Unavailable("GOV.UK Notify asks to try later")
    if not answer.ok:
        raise ValueError(f"GOV.UK Notify refuses: {answer.status_code}")
    return answer.json()


def _is_unreached(error: Exception) -> bool:
    """Tell whether no connection was made at all: then nothing was handed over."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError  # noqa: PLC0415

    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _token() -> str:
    """Return Notify's token: signed with the last 36 characters of the key, by the 36 before."""
    import jwt  # noqa: PLC0415  only who sends texts loads it

    key = settings.TEXTS["key"]
    return jwt.encode({"iss": key[-73:-37], "iat": int(time.time())}, key[-36:], algorithm="HS256")
