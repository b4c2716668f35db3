"""Pausing: the person asked to wait."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class CasePauseForm(PlainForm):
    """Why, and when to get in touch again."""

    missing = {
        "reason": _("Enter why the person asked to wait"),
        "until": _("Enter when you will get in touch again"),
    }

    reason = forms.CharField(
        label=_("Why does the person ask to wait?"),
        help_text=_("The referrer can read this"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = NhsDateField(label=_("When will you get in touch again?"), future=True)
