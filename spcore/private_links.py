"""
Private links for people without an account (security.md D): their secret, and the half hour after.

Whoever opens a link acts by a button: a mail scanner that follows it gets no session and uses
nothing up. From then on the address holds no secret; the session remembers one thing, for half an
hour.
"""

import secrets
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

OPEN_FOR = timedelta(minutes=30)


def new_token() -> str:
    """Return a new secret: 32 random bytes as 43 characters that may stand in an address."""
    return secrets.token_urlsafe(32)


def address(path: str) -> str:
    """Return the whole address of a path, for a message."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def remember(request: HttpRequest, *, purpose: str, key: str, at: datetime) -> None:
    """Let this browser use one thing for half an hour, for one purpose."""
    request.session[_name(purpose)] = [key, (at + OPEN_FOR).timestamp()]


def remembered(request: HttpRequest, *, purpose: str, at: datetime) -> str | None:
    """Return the key this browser may use for a purpose; nothing once the half hour is over."""
    key, until = request.session.get(_name(purpose), (None, 0))
    return key if datetime.fromtimestamp(until, UTC) > at else None


def forget(request: HttpRequest, *, purpose: str) -> None:
    """End it."""
    request.session.pop(_name(purpose), None)


def _name(purpose: str) -> str:
    return f"link.{purpose}"
