"""A page found by the first word of its address is the page that trying every pattern finds."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, Resolver404, URLResolver, include, path, re_path, reverse
from django.urls.resolvers import RoutePattern

from spcore import urls
from spcore.ui.first_words import FirstWords
from tests.architecture.urls import all_pages


def page(_request: HttpRequest) -> HttpResponse:
    """Answer nothing."""
    return HttpResponse()


INNER = ([path("cases/", page, name="list"), path("<str:any>/new/", page, name="new")], "inner")
ENTRIES = [
    path("", page, name="home"),
    path("robots.txt", page, name="robots"),
    path("", include(INNER, namespace="inner")),
    path("cases/<uuid:key>/", page, name="case"),
    path("cases/<str:word>/", page, name="word"),
    path("pre", include([path("fix/", page, name="prefixed")])),
    re_path(r"^old/(?P<number>[0-9]+)/$", page, name="old"),
    path("teams/", include([path("", page, name="teams"), path("own/", page, name="own")])),
    path("<str:any>/", page, name="anything"),
]
ADDRESSES = (
    *("", "robots.txt", "robots.txt/", "cases/", "cases/new/", "cases/one/", "other/new/"),
    *("cases/8d7f1c1e-2b1a-4b3e-9a39-0c7d6f0a4a11/", "prefix/", "pre/", "old/7/", "old/x/"),
    *("teams/", "teams/own/", "teams/other/", "whatever/", "not/at/all", "cases"),
)


def found(resolver: URLResolver, address: str) -> object:
    """Return what a resolver says of an address."""
    try:
        match = resolver.resolve(address)
    except Resolver404:
        return None
    return (match.view_name, match.kwargs, match.args, match.route, match.namespaces)


class TestFirstWords:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_finds_what_trying_every_pattern_finds(self, address):
        plain = URLResolver(RoutePattern("", is_endpoint=False), ENTRIES)

        assert found(FirstWords(ENTRIES), address) == found(plain, address)

    def test_finds_every_page_of_the_service_that_takes_nothing(self):
        plain, quick = URLResolver(RoutePattern(""), urls.parts), FirstWords(urls.parts)
        addresses = set()
        for each in all_pages():
            try:
                addresses.add(reverse(each.name)[1:])
            except NoReverseMatch:
                continue

        assert len(addresses) > 100
        for address in addresses:
            assert found(quick, address) == found(plain, address) is not None

    def test_tries_few_patterns(self):
        first = FirstWords(urls.parts).resolve("caseload/")

        assert len(first.tried) < 40
