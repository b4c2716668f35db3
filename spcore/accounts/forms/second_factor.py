"""The forms of the second factor: allauth's rules in our words."""

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _

from spcore.accounts.forms.dressing import Dressed

CODE_MISSING = _("Enter the code")


class CodeForm(Dressed, AuthenticateForm):
    """A code from the app, or one recovery code, at sign-in."""

    labels = {"code": _("Code")}
    hints = {"code": _("The 6 digits your app shows now, or one of your recovery codes")}
    missing = {"code": CODE_MISSING}


class CodeAgainForm(Dressed, ReauthenticateForm):
    """A code, to confirm who is at the keyboard."""

    labels = {"code": _("Code")}
    hints = {"code": _("The 6 digits your app shows now, or one of your recovery codes")}
    missing = {"code": CODE_MISSING}


class AppForm(Dressed, ActivateTOTPForm):
    """The first code from a new authenticator app."""

    labels = {"code": _("Code from the app")}
    hints = {"code": _("6 digits")}
    missing = {"code": CODE_MISSING}
