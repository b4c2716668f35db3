"""An address that somebody typed must not reach into our own network."""

import socket

import pytest

from spcore import public_web
from spcore.public_web import NotPublic, OnlyHttps, public_address


def resolving(monkeypatch, *addresses: str) -> None:
    """Let every name stand for these addresses."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in addresses]
    monkeypatch.setattr(public_web.socket, "getaddrinfo", lambda *_args, **_more: found)


class TestPublicAddress:
    @pytest.mark.parametrize(
        "inside",
        [
            *("127.0.0.1", "10.0.0.7", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
            *("100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1"),
        ],
    )
    def test_refuses_what_is_inside_even_among_others(self, monkeypatch, inside):
        resolving(monkeypatch, "93.184.216.34", inside)

        with pytest.raises(NotPublic):
            public_address("feed.example", 443)

    def test_gives_the_very_address_that_was_looked_at(self, monkeypatch):
        resolving(monkeypatch, "93.184.216.34")

        assert public_address("feed.example", 443) == "93.184.216.34"


class TestOnlyHttps:
    @pytest.mark.parametrize("address", ["http://feed.example/", "file:///etc/passwd", "ftp://a"])
    def test_follows_nowhere_else(self, address):
        with pytest.raises(NotPublic):
            OnlyHttps().redirect_request(None, None, 302, "", {}, address)
