"""What the scheme decides on a payment."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from referrals.models import PaymentState
from referrals.services.payments import PaymentSettled
from spcore.ui.fields import NhsDateField
from spcore.ui.versions import VersionedForm

WORDS = {
    PaymentState.AGREED: _("Agree, and see that it is paid"),
    PaymentState.REFUSED: _("Refuse"),
    PaymentState.PAID: _("It was paid"),
}


class PaymentSettleForm(VersionedForm):
    """Agree, refuse, or say when it was paid; refuses a stale one."""

    missing = {"state": _("Select what you decide")}
    reveals = {
        "state": {
            PaymentState.REFUSED.value: ("why",),
            PaymentState.PAID.value: ("paid_on",),
        }
    }

    state = forms.ChoiceField(label=_("What do you decide?"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Why?"),
        help_text=_("The link worker reads this and tells the person"),
        required=False,
        max_length=300,
    )
    paid_on = NhsDateField(label=_("When was it paid?"), required=False, past=True)

    def __init__(self, *args: Any, states: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(state, WORDS[PaymentState(state)]) for state in states]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason and the day beside their question."""
        said = super().clean()
        if said.get("state") == PaymentState.REFUSED and not said.get("why"):
            self.add_error("why", _now("Say why, so that the link worker can tell the person"))
        paid_on = said.get("paid_on")
        is_paid = said.get("state") == PaymentState.PAID and "paid_on" not in self.errors
        if is_paid and (paid_on is None or paid_on > timezone.localdate()):
            self.add_error("paid_on", _now("Enter the day it was paid, today or before"))
        return said

    def settled(self) -> PaymentSettled:
        """Return what was entered."""
        said = self.cleaned_data
        return PaymentSettled(said["state"], said["why"], said["paid_on"])
