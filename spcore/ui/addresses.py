"""Addresses of rows: each page's is written out once, since finding it takes longer than a row."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import get_script_prefix, get_urlconf, reverse

BLANK = UUID(int=0)  # where an address will have a row's own id


def address_of(name: str, key: UUID | str) -> str:
    """Return what `reverse` says of a page of one row. :raises NoReverseMatch:"""
    return _pattern(name, get_urlconf(), get_script_prefix()).replace(str(BLANK), str(key))


def addresses_of(name: str) -> Callable[[UUID | str], str]:
    """Return what gives the same for row after row. :raises NoReverseMatch:"""
    before, after = _pattern(name, get_urlconf(), get_script_prefix()).split(str(BLANK))
    return lambda key: f"{before}{key}{after}"


@lru_cache(maxsize=512)
def _pattern(name: str, urlconf: Any, _prefix: str) -> str:
    return reverse(name, urlconf=urlconf, args=[BLANK])
