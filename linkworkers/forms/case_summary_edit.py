"""The summary that services are shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.versions import VersionedForm


class CaseSummaryEditForm(VersionedForm):
    """Words agreed with the person, for any service they choose."""

    summary = forms.CharField(
        label=_("What services may know"),
        help_text=_("Agree it with the person. Names of others and health details stay out"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
