"""Writing to the other side of one onward referral."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.services.onward_messages import NewOnwardMessage
from spcore.ui.plain_form import PlainForm


class OnwardThreadForm(PlainForm):
    """Words, and the number that idles a second click."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Your message"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    missing = {"words": _("Write your message")}

    def __init__(self, *args: Any, is_team: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].help_text = (
            _("The service reads this. Write only what it needs. No safety concern: raise that.")
            if is_team
            else _("The link worker reads this in working hours. In danger, ring 999 first.")
        )

    def message(self, onward_id: UUID) -> NewOnwardMessage:
        """Return what the service writes."""
        entered = self.cleaned_data
        return NewOnwardMessage(onward_id, entered["words"], entered["nonce"])
