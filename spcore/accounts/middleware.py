"""Who is asking, for which organisation: put on the request once, from the database."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from spcore.accounts import selectors, sessions
from spcore.accounts.actor import NOBODY


class ActorMiddleware:
    """
    Set `request.actor` from the session's membership; a lost role bites on the next request.

    `request.needs_second_factor` is True for somebody who gave a password alone where more is
    asked: they are NOBODY until they have set up and used an authenticator app.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = NOBODY  # type: ignore[attr-defined]
        request.needs_second_factor = False  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            self._admit(request)
        return self.get_response(request)

    def _admit(self, request: HttpRequest) -> None:
        now = timezone.now()
        if sessions.is_over(request.session, request.user, at=now):
            logout(request)
            return
        if "HTTP_X_POLL" not in request.META:  # a page that asks by itself is nobody at work
            sessions.keep_alive(request.session, at=now)
        if sessions.needs_second_factor(request.session):
            request.needs_second_factor = True  # type: ignore[attr-defined]
            return
        request.actor = selectors.actor_for(  # type: ignore[attr-defined]
            user=request.user, membership_id=request.session.get(sessions.ACTING_AS)
        )
