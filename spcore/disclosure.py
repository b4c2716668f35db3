"""Reads disclosure.yaml: which class of data each relation to a case may read or write."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader  # ten times as fast, and as safe
except ImportError:  # built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

PATH = Path(__file__).with_name("disclosure.yaml")


class Relation(StrEnum):
    """How somebody stands to one case; the letters are those of the matrix."""

    PRACTICE_ADMIN = "GA"
    PRACTICE_CLINICIAN = "GC"
    OTHER_REFERRER = "OR"
    LINK_WORKER = "LW"
    TEAM_COLLEAGUE = "LT"
    SUPERVISOR = "SV"
    TEAM_ADMIN = "TA"
    SAFEGUARDING_LEAD = "SL"
    PROVIDER_BEFORE = "VB"
    PROVIDER = "VP"
    PRIVACY_OFFICER = "PO"
    COMMISSIONER = "CM"
    SCHEME_ADMIN = "SA"


@cache
def document() -> dict[str, Any]:
    """Return the file, read once."""
    content: dict[str, Any] = yaml.load(PATH.read_text(encoding="utf-8"), Loader)
    return content


@cache
def readable(relation: Relation | None) -> frozenset[str]:
    """Return the classes this relation reads in full. No relation, no classes."""
    return _classes_with(relation, "R")


@cache
def writable(relation: Relation | None) -> frozenset[str]:
    """Return the classes this relation writes."""
    return _classes_with(relation, "W")


def _classes_with(relation: Relation | None, letter: str) -> frozenset[str]:
    rows = document()["matrix"].items()
    return frozenset(name for name, row in rows if letter in row.get(relation, ""))
