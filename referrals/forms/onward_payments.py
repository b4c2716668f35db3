"""Asking for a small payment or personal budget."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import PaymentKind, PaysFor
from referrals.services.payments import MOST_PENCE, PaymentAsked
from spcore.ui.plain_form import PlainForm


class OnwardPaymentForm(PlainForm):
    """Whom it is for, what it buys, how much."""

    missing = {
        "kind": _("Select whom the money is for"),
        "pays_for": _("Select what it buys"),
        "amount": _("Enter how much, in pounds"),
    }

    kind = forms.ChoiceField(
        label=_("Whom is the money for?"), choices=PaymentKind.choices, widget=forms.RadioSelect
    )
    pays_for = forms.ChoiceField(
        label=_("What does it buy?"),
        help_text=_("The scheme decides by this and the amount. It does not see who the person is"),
        choices=PaysFor.choices,
        widget=forms.RadioSelect,
    )
    amount = forms.DecimalField(
        label=_("How much, in pounds?"),
        min_value=0.01,
        max_value=MOST_PENCE // 100,
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-5", "inputmode": "decimal"}),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def asked(self) -> PaymentAsked:
        """Return what was entered."""
        said = self.cleaned_data
        return PaymentAsked(said["kind"], said["pays_for"], int(said["amount"] * 100))
