"""What was done about a text from a number nobody knows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class UnknownTextSettleForm(PlainForm):
    """One box of words."""

    missing = {"done": _("Say what you did")}

    done = forms.CharField(
        label=_("What did you do?"),
        help_text=_("Whom you rang and what came of it, or why there is nothing to do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
