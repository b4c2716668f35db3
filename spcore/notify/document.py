"""What an organisation's own system is sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """What is sent, under a name that says nothing about a person."""

    name: str
    content: bytes
    media_type: str
