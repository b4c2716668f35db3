"""
Fetching an address that somebody typed, without letting it reach into our own network.

Only https; the host's addresses must all be public, and the connection goes to the very address
that was looked at, so that a name cannot point elsewhere a moment later. The same for redirects.
"""

import socket
from http.client import HTTPSConnection
from ipaddress import ip_address
from typing import Any
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    build_opener,
)


class NotPublic(OSError):
    """An address that is none of the public web."""


def public_address(host: str, port: int) -> str:
    """Return an IP address of a host. :raises NotPublic: when any of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NotPublic(f"{host} is not known") from error
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(_is_public(each) for each in addresses):
        raise NotPublic(f"{host} is no public address")
    return addresses[0]


def _is_public(address: str) -> bool:
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not (mapped or found).is_multicast


class PublicConnection(HTTPSConnection):
    """A connection to the address that was looked at, under the name that was asked for."""

    def connect(self) -> None:
        """Connect. :raises NotPublic:"""
        address = public_address(self.host, self.port)
        plain = socket.create_connection((address, self.port), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]


class PublicHandler(HTTPSHandler):
    """Opens https by such connections."""

    def https_open(self, request: Any) -> Any:
        """Open it."""
        return self.do_open(PublicConnection, request)


class OnlyHttps(HTTPRedirectHandler):
    """Follows a redirect to another https address only."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        """Refuse any other. :raises NotPublic:"""
        if not newurl.startswith("https://"):
            raise NotPublic(f"it sends on to {newurl[:200]}, which is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def public_opener() -> OpenerDirector:
    """Return what opens public https addresses; expects an address that begins with https."""
    return build_opener(ProxyHandler({}), OnlyHttps, PublicHandler)
