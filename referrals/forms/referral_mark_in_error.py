"""Why a referral should never have been made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ReferralMarkInErrorForm(PlainForm):
    """A reason in words; the referral stays in the record."""

    reason = forms.CharField(
        label=_("What went wrong?"),
        help_text=_("For example: the wrong person was chosen"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    missing = {"reason": _("Say what went wrong")}
