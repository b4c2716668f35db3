"""Taking an onward referral back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class OnwardWithdrawForm(PlainForm):
    """Why."""

    missing = {"reason": _("Enter why it is withdrawn")}

    reason = forms.CharField(
        label=_("Why is it withdrawn?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
