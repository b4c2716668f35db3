"""Sending a referral back: why, in words, and what would have helped."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.states import ReturnReason
from spcore.ui.plain_form import PlainForm


class TriageReturnForm(PlainForm):
    """A reason of the short list, words for the referrer, and what would have helped."""

    code = forms.ChoiceField(
        label=_("Why do you send it back?"),
        help_text=_(
            "The practice sees its own pattern of reasons. “Our team is full” never counts."
        ),
        choices=ReturnReason.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What should the referrer do or answer?"),
        help_text=_("The referrer reads this. Write only what they need."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    would_help = forms.CharField(
        label=_("What would have helped you decide?"),
        help_text=_("So that the next referral gets through the first time."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    missing = {
        "code": _("Choose why you send it back"),
        "reason": _("Say what the referrer should do or answer"),
    }
