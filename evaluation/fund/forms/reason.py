"""A reason, where a step asks for one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ReasonForm(PlainForm):
    """Why, in a few words; those it concerns read it."""

    missing = {"reason": _("Enter the reason")}

    reason = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
