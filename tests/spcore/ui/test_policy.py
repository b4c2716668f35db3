"""The policy's header: as the library writes it, and with each page's own nonce."""

from typing import Any

import pytest
from csp.constants import HEADER
from csp.exceptions import CSPNonceError
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from spcore.ui.policy import NONCE, PolicyMiddleware


def sent_by(middleware: type[CSPMiddleware], *, asks: bool, **own: str) -> tuple[Any, str]:
    """Return the nonce of a page, if it asks for one, and the header."""
    given = []

    def answer(request: HttpRequest) -> HttpResponse:
        if asks:
            given.append(str(request.csp_nonce))
        return HttpResponse(headers=own)

    response = middleware(answer)(RequestFactory().get("/"))
    return (given or [None])[0], response.headers[HEADER]


def directives(header: str, nonce: str) -> set[str]:
    """Return what a header says, in no order, whatever its nonce."""
    return set(header.replace(nonce, "n").split("; "))


class TestPolicy:
    def test_says_what_the_library_says(self):
        ours, header = sent_by(PolicyMiddleware, asks=True)
        theirs, expected = sent_by(CSPMiddleware, asks=True)

        assert directives(header, ours) == directives(expected, theirs)
        assert f"'nonce-{ours}'" in header

    def test_gives_each_page_its_own_nonce(self):
        (first, one), (second, other) = (sent_by(PolicyMiddleware, asks=True) for _ in range(2))

        assert first != second
        assert second not in one
        assert NONCE not in one + other

    def test_allows_no_script_on_a_page_that_never_asked(self):
        _nonce, header = sent_by(PolicyMiddleware, asks=False)

        assert "nonce" not in header
        assert header.count("script-src 'self'") == 1

    def test_leaves_a_page_its_own_policy(self):
        _nonce, header = sent_by(PolicyMiddleware, asks=True, **{HEADER: "default-src 'none'"})

        assert header == "default-src 'none'"

    def test_is_on_every_page(self):
        assert "default-src 'none'" in Client().get("/robots.txt").headers[HEADER]

    def test_gives_no_nonce_after_the_page(self):
        request = RequestFactory().get("/")
        PolicyMiddleware(lambda _request: HttpResponse())(request)

        with pytest.raises(CSPNonceError):
            str(request.csp_nonce)
