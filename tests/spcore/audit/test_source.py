"""Where a request came from, as the trail keeps it."""

import pytest
from django.test import RequestFactory

from spcore import audit


def source(**headers: str) -> str:
    return audit.source_of(RequestFactory().get("/", REMOTE_ADDR="10.0.0.7", **headers))


class TestSourceOf:
    def test_believes_nobody_who_says_so_themselves(self):
        assert source(HTTP_X_FORWARDED_FOR="6.6.6.6") == "10.0.0.7"

    @pytest.mark.parametrize(
        ("sent", "kept"),
        [
            ("192.0.2.1", "192.0.2.1"),
            ("6.6.6.6, 192.0.2.1", "192.0.2.1"),
            ("", "10.0.0.7"),
            ("nonsense", ""),
        ],
    )
    def test_behind_our_proxy_is_what_that_proxy_added(self, settings, sent, kept):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

        assert source(HTTP_X_FORWARDED_FOR=sent) == kept
