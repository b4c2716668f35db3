"""Every address of the service, read from the URLconf."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver


@dataclass(frozen=True)
class Page:
    """An address: its pattern, its full name, its view."""

    pattern: str
    name: str
    view: Any

    def __str__(self) -> str:
        return self.name or self.pattern


def all_pages() -> list[Page]:
    """Return every address there is, in order of the URLconf."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Page]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, (namespace, entry.namespace or "")))
            yield from _walk(entry, pattern, inner)
        else:
            name = ":".join(filter(None, (namespace, entry.name or "")))
            yield Page(pattern, name, entry.callback)
