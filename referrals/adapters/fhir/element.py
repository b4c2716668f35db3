"""One JSON object of a message, read without trust: a wrong shape is noted, never raised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from referrals.adapters.fhir.outcome import Issue

MOST_TEXT = 20_000
# FHIR strings hold no control characters but tab and line ends.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Element:
    """
    An object with its FHIRPath. `issues` is shared by everything read of one message.

    What is missing reads as empty: an empty text, no elements, an element that is false.
    """

    def __init__(self, value: Any, path: str, issues: list[Issue]) -> None:
        self.value: dict[str, Any] = value if isinstance(value, dict) else {}
        self.path = path
        self.issues = issues
        if value is not None and not isinstance(value, dict):
            self.note("invalid", "An object is expected here")

    def __bool__(self) -> bool:
        return bool(self.value)

    def note(self, code: str, text: str, name: str = "") -> None:
        """Note a fault of this element, or of its field `name`."""
        self.issues.append(Issue(code, text, f"{self.path}.{name}" if name else self.path))

    def one(self, name: str) -> Element:
        """Return the object in a field."""
        value = self.value.get(name)
        if isinstance(value, list):
            self.note("invalid", "One object is expected here, not a list", name)
            value = None
        return Element(value, f"{self.path}.{name}", self.issues)

    def many(self, name: str) -> list[Element]:
        """Return the objects in a repeating field."""
        value = self.value.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.note("invalid", "A list is expected here", name)
            return []
        path = f"{self.path}.{name}"
        return [Element(item, f"{path}[{n}]", self.issues) for n, item in enumerate(value)]

    def text(self, name: str, *, most: int = MOST_TEXT) -> str:
        """Return a string field without outer blanks."""
        return self._string(self.value.get(name), name, most)

    def texts(self, name: str, *, most: int = MOST_TEXT) -> list[str]:
        """Return the strings of a repeating field."""
        value = self.value.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.note("invalid", "A list is expected here", name)
            return []
        return [text for item in value if (text := self._string(item, name, most))]

    def flag(self, name: str) -> bool:
        """Return a boolean field."""
        value = self.value.get(name)
        if value is not None and not isinstance(value, bool):
            self.note("invalid", "true or false is expected here", name)
        return value is True

    def _string(self, value: Any, name: str, most: int) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            self.note("invalid", "Text is expected here", name)
            return ""
        if CONTROL.search(value):
            self.note("invalid", "Control characters are not allowed in text", name)
            return ""
        if len(value) > most:
            self.note("value", f"At most {most} characters are kept here", name)
            return ""
        return value.strip()

    @property
    def kind(self) -> str:
        """Return the resource's type."""
        value = self.value.get("resourceType")
        return value if isinstance(value, str) else ""

    def extensions(self, url: str) -> Iterator[Element]:
        """Yield the extensions of this name."""
        return (item for item in self.many("extension") if item.text("url") == url)

    def codes(self, name: str) -> list[tuple[str, str, str]]:
        """Return (system, code, display) of the codings of one concept, or of several."""
        value = self.value.get(name)
        concepts = self.many(name) if isinstance(value, list) else [self.one(name)]
        return [
            (coding.text("system"), coding.text("code"), coding.text("display"))
            for item in concepts
            for coding in item.many("coding")
        ]

    def words(self, name: str) -> list[str]:
        """Return what each concept of a field says: its text, else what its codings display."""
        value = self.value.get(name)
        concepts = self.many(name) if isinstance(value, list) else [self.one(name)]
        said = []
        for item in concepts:
            shown = [
                coding.text("display") or coding.text("code") for coding in item.many("coding")
            ]
            text = item.text("text") or ", ".join(dict.fromkeys(filter(None, shown)))
            said += [text] if text else []
        return said
