"""How another system shows who it is: a bearer token made with its own credentials."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.throttling import BaseThrottle, SimpleRateThrottle

from spcore.accounts import selectors, services
from spcore.accounts.selectors import System


class SystemAuthentication(BaseAuthentication):
    """
    Read `Authorization: Bearer ...`; a session counts for nothing here.

    `request.auth` is the `System`, and `request.actor` acts as its organisation's referrer.
    """

    def authenticate(self, request: Any) -> tuple[AnonymousUser, System] | None:
        """Return who asks. :raises AuthenticationFailed: when the token opens nothing."""
        kind, _space, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        system = selectors.system_of_token(token=token.strip(), at=timezone.now())
        if system is None:
            raise AuthenticationFailed("The access token is not valid, or no longer")
        request._request.actor = system.actor
        return AnonymousUser(), system

    def authenticate_header(self, request: Any) -> str:
        """Return what a 401 asks for."""
        return "Bearer"


class SystemThrottle(BaseThrottle):
    """So many requests a minute of one system, whichever of its tokens it uses. One statement."""

    left = 0

    def allow_request(self, request: Any, view: Any) -> bool:
        """Count this request, and tell whether it may go on."""
        if not isinstance(request.auth, System):
            return True
        calls, self.left = services.count_call(system_id=request.auth.id, at=timezone.now())
        return calls <= int(settings.SYSTEM_RATES["system"].partition("/")[0])

    def wait(self) -> float:
        """Return in how many seconds counting begins again."""
        return self.left


class TokenThrottle(SimpleRateThrottle):
    """So many attempts to get a token from one address."""

    scope = "token"

    def get_rate(self) -> str:
        """Return the rate of the settings, read at each request so that tests may change it."""
        rate: str = settings.SYSTEM_RATES[self.scope]
        return rate

    def get_cache_key(self, request: Any, view: Any) -> str | None:
        """Return what is counted: the address, as a proxy of ours says it if there is one."""
        return f"throttle:token:{get_adapter().get_client_ip(request)}"
