"""Why a referral is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ReferralWithdrawForm(PlainForm):
    """A reason in words."""

    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("For example: the person has changed their mind"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    missing = {"reason": _("Say why the referral is withdrawn")}
