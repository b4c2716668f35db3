"""Telling the practice against the person's wish."""

from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.services import NewDisclosure
from spcore.ui.plain_form import PlainForm


class HarmDiscloseForm(PlainForm):
    """What the practice must know, and why although the person said no."""

    words = forms.CharField(
        label=_("What must the practice know?"),
        help_text=_("Only what is needed to prevent the harm"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    reason = forms.CharField(
        label=_("Why must they know, although the person said no?"),
        help_text=_("The harm you fear, who you spoke to, and whether the person was told"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    missing = {
        "words": _("Enter what the practice must know"),
        "reason": _("Enter why it must know although the person said no"),
    }

    def to_new(self, referral_id: UUID) -> NewDisclosure:
        """Return what was entered."""
        entered = self.cleaned_data
        return NewDisclosure(referral_id, entered["words"], entered["reason"], entered["nonce"])
