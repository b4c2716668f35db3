"""The words somebody looks for, out of an address."""

from collections.abc import Mapping


def words_asked(data: Mapping[str, str]) -> str:
    """Return what was typed as `q`: short, and without the null character the database refuses."""
    return data.get("q", "").replace("\x00", " ").strip()[:200]
