"""Calls pages in this process as a browser would: through the middleware, with a real session."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.test import RequestFactory
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import urlencode

from spcore.accounts import selectors, sessions
from spcore.accounts.actor import Actor
from spcore.accounts.models import User

HERE = "127.0.0.1"
Environ = dict[str, Any]


class PageFailed(Exception):
    """A page did not answer as it should."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody with an open session, as the browser and as the domain know them."""

    session_key: str
    actor: Actor


def signed_in(user_id: UUID) -> SignedIn:
    """Open a session for a user, as signing in does."""
    user = selectors.user_with_roles(user_id=user_id)
    if user is None:
        raise User.DoesNotExist
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    sessions.begin(session, at=timezone.now(), with_second_factor=True)
    session.create()
    UserSession.objects.create(session_key=session.session_key, user=user, ip=HERE)
    return SignedIn(session.session_key, selectors.actor_for(user=user, membership_id=None))


class _Environs(RequestFactory):
    """Gives what a server is handed, before any request is made of it."""

    def request(self, **request: Any) -> Environ:  # type: ignore[override]
        return self._base_environ(**request)  # type: ignore[attr-defined,no-any-return]


class Browser:
    """Asks for pages; `who` is None for the public."""

    def __init__(self, who: SignedIn | None = None) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._factory = RequestFactory(HTTP_HOST=_host())
        self._environs = _Environs(HTTP_HOST=_host())
        # A browser has been here before: it brings the cookie that its first page gave it.
        self._factory.cookies[settings.CSRF_COOKIE_NAME] = get_random_string(CSRF_SECRET_LENGTH)
        if who is not None:
            self._factory.cookies[settings.SESSION_COOKIE_NAME] = who.session_key
        self._environs.cookies = self._factory.cookies

    def get(self, address: str, *, status: int = 200, urlconf: str = "") -> HttpResponse:
        """Return the page. :raises PageFailed: when its status is another."""
        request = self._factory.get(address, secure=settings.SECURE_SSL_REDIRECT)
        if urlconf:
            request.urlconf = urlconf
        return self._answer(request, status)

    def post(self, address: str, fields: dict[str, object], *, status: int = 302) -> HttpResponse:
        """
        Send a form without files as browsers do, and return the answer.

        :raises PageFailed: when its status is another.
        """
        return self.send_ready(self.ready(address, fields), status=status)

    def ready(self, address: str, fields: dict[str, object]) -> Environ:
        """Write a form out as a browser does before it sends it: no part of what a server does."""
        return self._environs.post(  # type: ignore[return-value]
            address,
            urlencode(fields, doseq=True),
            content_type="application/x-www-form-urlencoded",
            secure=settings.SECURE_SSL_REDIRECT,
        )

    def send_ready(self, environ: Environ, *, status: int = 302) -> HttpResponse:
        """Send what `ready` wrote, once. :raises PageFailed: when its status is another."""
        request = WSGIRequest(environ)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        return self._answer(request, status)

    def send(
        self, address: str, body: str, *, headers: dict[str, str], status: int = 200
    ) -> HttpResponse:
        """Send JSON as another system does. :raises PageFailed: when its status is another."""
        request = self._factory.post(
            address,
            body,
            content_type="application/fhir+json",
            headers=headers,
            secure=settings.SECURE_SSL_REDIRECT,
        )
        return self._answer(request, status)

    def _answer(self, request: object, status: int) -> HttpResponse:
        response: HttpResponse = self._handler.get_response(request)  # type: ignore[arg-type]
        if response.status_code != status:
            path = getattr(request, "path", "")
            raise PageFailed(f"{path}: {response.status_code} instead of {status}")
        return response


def _host() -> str:
    """Return a name this site answers to; the first may be a pattern."""
    first = next(iter(settings.ALLOWED_HOSTS), "*")
    return "localhost" if first == "*" else first.lstrip(".")
