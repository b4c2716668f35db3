"""What a search's address asks for, each answer written out once: most links change one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.http import QueryDict

from spcore.ui.addresses import address_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: its page, its address as it was given, and by name what is answered there."""

    page: str
    given: str
    answers: Mapping[str, str]  # "need=a&need=b", without empty ones

    def changed(self, **changes: str) -> str:
        """Return the address with some answers changed; empty ones are left out."""
        new = {name: _written(name, text) if text else "" for name, text in changes.items()}
        answers = "&".join([text for text in {**self.answers, **new}.values() if text])
        return f"{self.page}?{answers}"


def asked_of(query: QueryDict) -> Asked:
    """Return what an address asks for."""
    pairs = [
        (name, value, _written(name, value)) for name, values in query.lists() for value in values
    ]
    answers: dict[str, str] = {}
    for name, value, text in pairs:
        if value:
            answers[name] = f"{answers[name]}&{text}" if name in answers else text
    given = "&".join([text for _name, _value, text in pairs])
    return Asked(address_of("providers:directory"), given, answers)


def _written(name: str, value: str) -> str:
    return f"{_quoted(name)}={_quoted(value)}"


def _quoted(text: str) -> str:
    is_plain = text.isalnum() and text.isascii()  # asking is cheaper than quoting
    return text if is_plain else quote_plus(text)
