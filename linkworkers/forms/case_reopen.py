"""Reopening a closed case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class CaseReopenForm(PlainForm):
    """Why."""

    missing = {"reason": _("Enter why it is reopened")}

    reason = forms.CharField(
        label=_("Why is it reopened?"),
        help_text=_("The referrer can read this"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
