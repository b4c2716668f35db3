"""Searching the referrals one has made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ReferralListForm(PlainForm):
    """A name, an NHS number or a reference. Sent by POST: none of it may stand in an address."""

    words = forms.CharField(
        label=_("Find by name, NHS number or reference"), max_length=100, required=False
    )
