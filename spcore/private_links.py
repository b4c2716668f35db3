"""
Private links for people without an account (security.md D): their secret, and the half hour after.

Whoever opens a link acts by a button: a mail scanner that follows it gets no session and uses
nothing up. From then on the address holds no secret; the session remembers one thing, for half an
hour.
"""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

OPEN_FOR = timedelta(minutes=30)


def new_token() -> str:
    """Return a new secret: 32 random bytes as 43 characters that may stand in an address."""
    return secrets.token_urlsafe(32)


def address(path: str) -> str:
    """Return the whole address of a path, for a message."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def open_link(
    request: HttpRequest,
    *,
    purpose: str,
    template: str,
    find: Callable[[datetime], object | None],
    then: str,
) -> HttpResponse:
    """
    Show one button, whatever the link; on pressing it, take the secret out of the address.

    `find` returns the key of what the link stands for, at that moment; the page named `then` uses
    it for half an hour. A scanner that follows the link uses nothing up and gets no session
    (security.md D4). More than ten wrong ones in five minutes from one source are refused.
    """
    if request.method != "POST":
        return render(request, template)
    guess = ratelimit.consume(request, app="allauth.account", action=purpose)
    if guess is None:
        return ratelimit.respond_429(request)
    now = timezone.now()
    key = find(now)
    forget(request, purpose=purpose)
    if key is not None:
        guess.rollback()
        remember(request, purpose=purpose, key=str(key), at=now)
    answer = redirect(then)
    answer.status_code = 303
    return answer


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
