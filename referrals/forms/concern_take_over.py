"""Taking a concern over: only this settles it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ConcernTakeOverForm(PlainForm):
    """What was done."""

    missing = {"action_taken": _("Enter what you did")}

    action_taken = forms.CharField(
        label=_("I have taken this over, and did:"),
        help_text=_("Whom you spoke to, what was decided, any council referral number"),
        max_length=4000,
        widget=forms.Textarea,
    )
