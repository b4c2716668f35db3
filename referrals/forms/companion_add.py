"""What is kept of a volunteer who goes along."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.services.companions import CompanionWords
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

FIELDS = ("name", "phone", "lent_by", "checks_seen_on", "trained_on")


class CompanionFields(PlainForm):
    """Who they are to the team, and their checks. No address, no birth date, no certificate."""

    missing = {"name": _("Enter their name")}

    name = forms.CharField(label=_("Their name"), max_length=100)
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "class": "nhsuk-input--width-20"}),
    )
    lent_by = forms.CharField(
        label=_("Which charity or group are they from?"),
        help_text=_("It keeps the rest about them"),
        required=False,
        max_length=150,
    )
    checks_seen_on = NhsDateField(
        label=_("When did you see their checks (DBS, references)?"),
        help_text=_("You are written down as who has seen them. Leave it empty until you have"),
        required=False,
        past=True,
    )
    trained_on = NhsDateField(
        label=_("When were they trained in safeguarding and confidentiality?"),
        required=False,
        past=True,
    )

    def words(self) -> CompanionWords:
        """Return what was entered."""
        return CompanionWords(**{name: self.cleaned_data[name] for name in FIELDS})


class CompanionAddForm(CompanionFields):
    """A volunteer more; the id that it draws idles a second click."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
