"""The form with which somebody invited makes their account."""

from typing import Any

from allauth.account.fields import PasswordField
from allauth.account.forms import SetPasswordField
from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.accounts.forms.signing_in import AGAIN_MISSING, RULES
from spcore.accounts.models import User
from spcore.ui.plain_form import PlainForm


class InvitationAcceptForm(PlainForm):
    """The name as colleagues will see it, and a password, twice."""

    missing = {
        "name": _("Enter your full name"),
        "password": _("Enter a password"),
        "password_again": AGAIN_MISSING,
    }
    name = forms.CharField(
        label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = SetPasswordField(label=_("Password"), help_text=RULES)
    password_again = PasswordField(label=_("Password again"), autocomplete="new-password")

    def __init__(self, *args: Any, email: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"].user = User(email=email, name=self.data.get("name", ""))  # type: ignore[attr-defined]
        for name in ("password", "password_again"):
            self.fields[name].widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        """Refuse two passwords that differ."""
        values = super().clean() or {}
        first, second = values.get("password"), values.get("password_again")
        if first and second and first != second:
            self.add_error("password_again", _("The two passwords are not the same"))
        return values
