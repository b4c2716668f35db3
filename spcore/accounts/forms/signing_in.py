"""The forms of signing in and of passwords: allauth's rules in our words."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django.utils.translation import gettext_lazy as _

from spcore.accounts.forms.dressing import Dressed

RULES = _("At least 12 characters. Three random words are good. Common passwords are refused.")
EMAIL_MISSING = _("Enter your email address")
PASSWORD_MISSING = _("Enter your password")
NEW_MISSING = _("Enter a new password")
AGAIN_MISSING = _("Enter the new password again")


class SignInForm(Dressed, LoginForm):
    """Email address and password."""

    labels = {"login": _("Email address"), "password": _("Password")}
    missing = {"login": EMAIL_MISSING, "password": PASSWORD_MISSING}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class PasswordForgottenForm(Dressed, ResetPasswordForm):
    """The address to send a link to."""

    labels = {"email": _("Email address")}
    missing = {"email": EMAIL_MISSING}


class NewPasswordForm(Dressed, ResetPasswordKeyForm):
    """A new password, twice."""

    labels = {"password1": _("New password"), "password2": _("New password again")}
    hints = {"password1": RULES}
    missing = {"password1": NEW_MISSING, "password2": AGAIN_MISSING}


class PasswordChangeForm(Dressed, ChangePasswordForm):
    """The password used now, and a new one twice."""

    labels = {
        "oldpassword": _("Password you use now"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    hints = {"password1": RULES}
    missing = {
        "oldpassword": _("Enter the password you use now"),
        "password1": NEW_MISSING,
        "password2": AGAIN_MISSING,
    }


class PasswordAgainForm(Dressed, ReauthenticateForm):
    """The password, to confirm who is at the keyboard."""

    labels = {"password": _("Password")}
    missing = {"password": PASSWORD_MISSING}
