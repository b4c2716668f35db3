"""Addresses of pages: each is written out once, since finding it takes longer than a row."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import get_script_prefix, get_urlconf, reverse

BLANK = UUID(int=0)  # where an address will have a row's own id
_BLANK, _OTHER = str(BLANK), str(UUID(int=1))


def address_of(name: str, *keys: UUID | str) -> str:
    """
    Return what `reverse` says of a page, of one row, or of two.

    :raises NoReverseMatch:
    """
    return _pattern(name, get_urlconf(), get_script_prefix(), len(keys)).format(*keys)


def addresses_of(name: str) -> Callable[[UUID | str], str]:
    """Return what gives the same for row after row. :raises NoReverseMatch:"""
    return _pattern(name, get_urlconf(), get_script_prefix(), 1).format


@lru_cache(maxsize=1024)
def _pattern(name: str, urlconf: Any, _prefix: str, number: int) -> str:
    """Return an address with "{}" for each id: any brace of its own is quoted in an address."""
    blanks = (_BLANK, _OTHER)[:number]
    address = reverse(name, urlconf=urlconf, args=blanks)
    for blank in blanks:
        address = address.replace(blank, "{}")
    return address
