"""Which option was taken: the hidden answers of the page, which the service holds to its rules."""

from collections.abc import Mapping

from linkworkers.services import Place


def place_of(sent: Mapping[str, str]) -> Place:
    """Return under which need the option stood, and where among how many."""
    return Place(
        need=sent.get("need", ""), rank=_number(sent.get("rank")), shown=_number(sent.get("shown"))
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0
