"""Texts that come in: fetched from whoever carries them, each given to who knows its sender."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.dateparse import parse_datetime

from spcore.notify import texts


@dataclass(frozen=True, slots=True)
class Received:
    """
    One text, from a number as "+447700900123".

    `number` is empty where it came from no UK mobile: from abroad, or from a name. `sender` is
    what stood there.
    """

    source_id: str
    number: str
    words: str
    at: datetime
    sender: str = ""


Taker = Callable[[Received], bool]
_TAKERS: dict[str, Taker] = {}
_LAST: set[str] = set()


def takes_texts(name: str, *, is_last: bool = False) -> Callable[[Taker], Taker]:
    """
    Have a function asked about every text. It returns whether the text was for it.

    It is called once a text, inside the transaction that remembers it. `is_last`: about what no
    other took, and about a text without a number as well.
    """

    def register(taker: Taker) -> Taker:
        _TAKERS[name] = taker
        if is_last:
            _LAST.add(name)
        return taker

    return register


def from_folder() -> list[Received]:
    """Read the files another receiver wrote: the number on the first line, then the words."""
    place = Path(settings.TEXTS.get("inbox") or "/nowhere")
    found = [file for file in place.glob("*.txt") if not file.name.startswith(".")]
    return [_from_file(file) for file in found]


def _from_file(file: Path) -> Received:
    number, _newline, words = file.read_text(errors="replace").partition("\n")
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    sender = _storable(number)
    return Received(file.name, texts.mobile(sender), _storable(words), at, sender)


def from_govuk() -> list[Received]:
    """Ask GOV.UK Notify for the newest texts to our number."""
    rows = texts.received_at_govuk()
    return [
        Received(
            str(row["id"]),
            texts.mobile(str(row["user_number"])),
            _storable(str(row["content"])),
            parse_datetime(str(row["created_at"])) or datetime.now(UTC),
            _storable(str(row["user_number"])),
        )
        for row in rows
    ]


def _storable(text: str) -> str:
    """Return what the database can hold of it: one text it refused would keep all later ones."""
    return text.replace("\x00", "").encode(errors="replace").decode().strip()


SOURCES: dict[str, Callable[[], list[Received]]] = {"folder": from_folder, "govuk": from_govuk}


def read_texts() -> int:
    """
    Take every text that nobody has taken yet, the oldest first, and return how many there were.

    :raises spcore.errors.Unavailable: whoever carries them does not answer; try later.
    """
    from spcore.notify.models import IncomingText  # noqa: PLC0415  after the app registry

    source = SOURCES.get(settings.TEXTS["channel"])
    found = sorted(source(), key=lambda one: (one.at, one.source_id)) if source else []
    known = IncomingText.objects.filter(pk__in=[one.source_id for one in found])
    before = set(known.values_list("pk", flat=True))
    new = [one for one in found if one.source_id not in before]
    for one in new:
        take(one)
    if settings.TEXTS["channel"] == "folder":
        for one in found:  # taken, and committed: nothing of it stays in the folder
            Path(settings.TEXTS["inbox"], one.source_id).unlink(missing_ok=True)
    return len(new)


@transaction.atomic
def take(text: Received) -> str:
    """Give one text to the first who takes it, once, and return who did: nobody, an empty name."""
    from spcore.notify.models import IncomingText  # noqa: PLC0415

    row, is_new = IncomingText.objects.get_or_create(
        source_id=text.source_id, defaults={"received_at": text.at}
    )
    if is_new:
        first = [name for name in _TAKERS if text.number and name not in _LAST]
        asked = [*first, *(name for name in _TAKERS if name in _LAST)]
        row.taken_by = next((name for name in asked if _TAKERS[name](text)), "")
        row.save(update_fields=["taken_by"])
    return row.taken_by
