"""How somebody knows that a merge was wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class PersonUnmergeForm(PlainForm):
    """Why two records are taken apart."""

    reason = forms.CharField(
        label=_("How do you know that they are two people?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    missing = {"reason": _("Say how you know that they are two people")}
