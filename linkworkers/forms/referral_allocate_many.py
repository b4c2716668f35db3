"""Which people were chosen, as ids of a form; what is no id was not chosen."""

from collections.abc import Iterable
from uuid import UUID


def chosen_ids(values: Iterable[str]) -> list[UUID]:
    """Return the ids, each once and in order."""
    found: dict[UUID, None] = {}
    for text in values:
        try:
            found[UUID(text)] = None
        except ValueError:
            continue
    return list(found)
