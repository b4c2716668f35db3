"""
A browser somebody signed in with before.

Guesses at an account are counted, and a stranger can use the count up. A browser that holds this
cookie has a count of its own, so the owner still gets in. It opens nothing by itself.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from spcore.accounts.models import User

COOKIE = "known_device" if settings.DEMO else "__Host-known_device"
SALT = "spcore.accounts.known_device"
LIFETIME = 90 * 24 * 60 * 60  # seconds


def remember(response: HttpResponseBase, user: User) -> None:
    """Give the browser the cookie that says it signed in as `user`."""
    response.set_cookie(
        COOKIE,
        signing.dumps({"email": user.email}, salt=SALT),
        max_age=LIFETIME,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_known(request: HttpRequest, *, email: str) -> bool:
    """Tell whether this browser signed in with this address in the last 90 days."""
    try:
        held: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return False
    return isinstance(held, dict) and held.get("email") == email.strip().lower()
