"""How often the public pages take something from one source, or for one phone number."""

import re

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SALT = "spcore.ui.limits"


def is_too_often(request: HttpRequest, action: str, *, key: str = "") -> bool:
    """
    Count one use of `action` (spcore.config.signing_in.RATE_LIMITS); tell whether it is one too
    many. A key is kept as a keyed hash, so that the counters hold nothing about a person.
    """
    hidden = salted_hmac(SALT, key, algorithm="sha256").hexdigest() if key else None
    return not ratelimit.consume(request, app="allauth.account", action=action, key=hidden)


def digits_of(phone: str) -> str:
    """Return a phone number's last ten digits: the same number however it was typed."""
    return re.sub(r"\D", "", phone)[-10:]
