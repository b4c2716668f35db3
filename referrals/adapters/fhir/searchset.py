"""The Bundle that answers a search."""

from collections.abc import Iterable
from typing import Any


def searchset(
    resources: Iterable[dict[str, Any]], *, base: str, own: str, following: str = ""
) -> dict[str, Any]:
    """Return the page; `base` is the server's address, `own` and `following` whole addresses."""
    links = [{"relation": "self", "url": own}]
    links += [{"relation": "next", "url": following}] if following else []
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "link": links,
        "entry": [_entry(resource, base) for resource in resources],
    }


def _entry(resource: dict[str, Any], base: str) -> dict[str, Any]:
    return {
        "fullUrl": f"{base}/{resource['resourceType']}/{resource['id']}",
        "resource": resource,
        "search": {"mode": "match"},
    }
