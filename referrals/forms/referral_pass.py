"""Passing a draft to a colleague."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ReferralPassForm(PlainForm):
    """What is left to do, for whoever finishes it."""

    note = forms.CharField(
        label=_("What is left to do?"),
        help_text=_("For example: ring her and ask whether she agrees to be referred"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    missing = {"note": _("Say what is left to do")}
