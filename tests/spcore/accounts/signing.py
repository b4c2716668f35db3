"""Signing in as a person does, with a password and a code."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.test import Client

from spcore.accounts.models import User
from tests.factories.accounts import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def give_app(user: User) -> Authenticator:
    """Set an authenticator app up for somebody."""
    return TOTP.activate(user, SECRET).instance


def code_now(secret: str = SECRET) -> str:
    """Return what the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def secret_of(user: User) -> str:
    """Return the secret kept for somebody's app."""
    return decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])


def give_password(client: Client, user: User, password: str = PASSWORD, **more: Any) -> Any:
    """Post the sign-in form."""
    return client.post("/sign-in/", {"login": user.email, "password": password}, **more)


def sign_in(client: Client, user: User) -> Any:
    """Sign in wholly: password, and the code where the user has an app."""
    answer = give_password(client, user)
    if answer.headers["Location"] == "/sign-in/code/":
        return client.post("/sign-in/code/", {"code": code_now()})
    return answer


def session_id(client: Client) -> str:
    """Return the value of the session cookie."""
    return client.cookies[settings.SESSION_COOKIE_NAME].value
