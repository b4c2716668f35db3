"""The one door to SciPy: opened at the first figure, not when a process starts."""

from functools import cache
from importlib import import_module
from typing import Any


@cache
def stats() -> Any:
    """Return `scipy.stats`."""
    return import_module("scipy.stats")


def plain(value: Any) -> float | None:
    """Return a library's number as Python's; nothing for one that could not be worked out."""
    number = float(value)
    return number if abs(number) < float("inf") else None
