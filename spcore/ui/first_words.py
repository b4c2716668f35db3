"""Finds a page by the first word of its address: trying every pattern took longer than a query."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.urls import ResolverMatch, URLPattern, URLResolver
from django.urls.resolvers import RoutePattern

Entry = URLPattern | URLResolver


class FirstWords(URLResolver):
    """Patterns as they stand, in their order; tried are those that can begin with that word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__(RoutePattern("", is_endpoint=False), list(entries))

    def resolve(self, path: Any) -> ResolverMatch:
        """Find the page of an address. :raises Resolver404:"""
        word = str(path).partition("/")[0]
        return self._by_word.get(word, self._others).resolve(path)

    @cached_property
    def _by_word(self) -> dict[str, URLResolver]:
        words = {word for entry in self.url_patterns for word in _words_of(entry)}
        return {word: self._only(word) for word in words if word is not None}

    @cached_property
    def _others(self) -> URLResolver:
        return self._only(None)

    def _only(self, word: str | None) -> URLResolver:
        return URLResolver(self.pattern, list(_kept(self.url_patterns, word)))


def _kept(entries: Iterable[Entry], word: str | None) -> Iterator[Entry]:
    """Give the patterns that can match an address with this first word; None: one never named."""
    for entry in entries:
        if _is_open(entry):
            inner = list(_kept(entry.url_patterns, word))
            names = (entry.default_kwargs, entry.app_name, entry.namespace)
            yield from [URLResolver(entry.pattern, inner, *names)] if inner else []
        elif _first_word(entry) in (None, word):
            yield entry


def _words_of(entry: Entry) -> set[str | None]:
    if _is_open(entry):
        return {word for each in entry.url_patterns for word in _words_of(each)}
    return {_first_word(entry)}


def _is_open(entry: Entry) -> bool:
    """Tell whether it only holds others, and adds nothing to their addresses."""
    is_route = isinstance(entry.pattern, RoutePattern)
    return isinstance(entry, URLResolver) and is_route and not str(entry.pattern)


def _first_word(entry: Entry) -> str | None:
    """Return the first word of its addresses; None where there may be any."""
    word, slash, _rest = str(entry.pattern).partition("/")
    is_whole = bool(slash) or isinstance(entry, URLPattern)
    is_fixed = isinstance(entry.pattern, RoutePattern) and "<" not in word
    return word if is_fixed and is_whole else None
