"""How allauth is to behave here: invitations only, counted guesses, audited, told by email."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from spcore import audit
from spcore.accounts import known_devices, services, sessions
from spcore.accounts.models import User

MESSAGES = {
    "account/messages/password_changed.txt": _("Your password is changed"),
    "mfa/messages/totp_activated.txt": _("Your authenticator app is set up"),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed"),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes"),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Our answers to the questions allauth asks while somebody signs in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The email address or the password is not right"),
        "too_many_login_attempts": _("Too many tries. Wait 5 minutes and try again"),
        "incorrect_password": _("The password is not right"),
        "enter_current_password": _("Enter the password you use now"),
        "incorrect_code": _("The code is not right. Enter the newest one from the app"),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Tell that nobody may sign up without an invitation."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Let people go on to a path of this site, never to an address with a host in it."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """
        Count a guess, by account and by source; refuse before looking when there were too many.

        A browser that signed in with this address before has a count of its own.
        """
        email = str(credentials.get("email", "")).strip().lower()
        action = "login_failed"
        if known_devices.is_known(request, email=email):
            action = "login_failed_known_device"
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action=action, key=f"account:{email}"
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write that a password was refused."""
        services.note_failed_sign_in(source=audit.source_of(request))

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in: a new session id, the clock of the session, and a line in the trail."""
        records = get_authentication_records(request, user)
        super().login(request, user)
        with_second = any(record.get("method") == "mfa" for record in records)
        sessions.begin(request.session, at=timezone.now(), with_second_factor=with_second)
        services.note_sign_in(user=user, label="signed in", source=audit.source_of(request))

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        """Go on, and remember the browser."""
        response: HttpResponse = super().post_login(request, user, **options)
        known_devices.remember(response, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Sign out: the session is gone from the server."""
        services.note_sign_in(
            user=request.user, label="signed out", source=audit.source_of(request)
        )
        super().logout(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again unless a password or code was given within five minutes, sign-in included."""
        user = self.request.user
        records = get_authentication_records(self.request, user)
        if not records and not self.get_reauthentication_methods(user):
            return False  # a demo account: it has neither password nor app
        newest = max((record.get("at", 0) for record in records), default=0)
        age = timezone.now().timestamp() - newest
        return age >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def set_password(self, user: User, password: str) -> None:
        """Set the password, and tell its owner."""
        super().set_password(user, password)
        services.tell_of_change(user=user, at=timezone.now())

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Promise the email with the link: it leaves after the answer, which takes as long."""
        services.promise_password_link(user=user, at=timezone.now())

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_context: Any,
        **_more: Any,
    ) -> None:
        """Say what was done in our words; what is plain to see goes unsaid."""
        if message_template in MESSAGES:
            messages.add_message(request, level, str(MESSAGES[message_template]))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: Any = None, email: str | None = None
    ) -> None:
        """Tell of a changed authenticator app; a changed password is told by `set_password`."""
        if template_prefix.startswith("mfa/"):
            services.tell_of_change(user=user, at=timezone.now())
