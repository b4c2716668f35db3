"""A phone number on a form, and whose it is: asked of every number (practice.md 14)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import WhosePhone


def phone_number() -> forms.CharField:
    """Return the field for a number, as anybody writes it."""
    widget = forms.TextInput(attrs={"class": "nhsuk-input--width-20", "inputmode": "tel"})
    return forms.CharField(label=_("Phone number"), max_length=30, required=False, widget=widget)


def whose_phone() -> forms.ChoiceField:
    """Return the field for who picks up."""
    return forms.ChoiceField(
        label=_("Whose phone is it?"),
        help_text=_("We ask so that nothing is said to somebody else."),
        choices=[("", _("Not asked")), *WhosePhone.choices],
        required=False,
    )
