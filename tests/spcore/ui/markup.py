"""Mark-up reduced to what a browser makes of it, so that two spellings of it compare equal."""

from html.parser import HTMLParser
from typing import Any

VOID = {"input", "br", "img", "path", "meta", "link"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if "class" in named:
            named["class"] = " ".join(sorted(named["class"].split()))
        self.seen.append((tag, tuple(sorted(named.items()))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.seen.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.seen.append(words)


def normalised(markup: str) -> list[Any]:
    """Return elements, attributes in order of name, and words without their spacing."""
    reader = _Reader()
    reader.feed(markup)
    return reader.seen
