"""Writing to the other side of a referral."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.services import NewMessage
from spcore.ui.plain_form import PlainForm


class ReferralThreadForm(PlainForm):
    """Words, and whether they need an answer. `must_ask`: this side may only ask."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Your message"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    asks = forms.BooleanField(label=_("I need an answer"), required=False)
    missing = {"words": _("Write your message")}

    def __init__(self, *args: Any, is_team: bool, must_ask: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.must_ask = must_ask
        if must_ask:
            del self.fields["asks"]
        self.fields["words"].help_text = (
            _("The practice reads this. Write only what it needs. No safety concern: raise that.")
            if is_team
            else _("The team reads this in working hours. In danger, ring the numbers instead.")
        )

    def message(self, referral_id: UUID) -> NewMessage:
        """Return what the service writes."""
        entered = self.cleaned_data
        return NewMessage(
            referral_id=referral_id,
            words=entered["words"],
            asks=self.must_ask or entered["asks"],
            nonce=entered["nonce"],
        )
