"""Keeping a way to look at the caseload."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class CaseloadViewAddForm(PlainForm):
    """A name for it; `query` is what stands in the address."""

    missing = {"name": _("Enter a name for this view")}

    name = forms.CharField(
        label=_("Keep this view as"), help_text=_("For example: Housing, overdue"), max_length=40
    )
    query = forms.CharField(widget=forms.HiddenInput, max_length=300)
