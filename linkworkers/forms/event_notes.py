"""What was said at an event; refuses a stale one and shows both."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.versions import VersionedForm


class EventNotesForm(VersionedForm):
    """The notes, for all who were invited."""

    notes = forms.CharField(
        label=_("What was said?"),
        help_text=_("All who were invited read it. Nothing about anybody who is referred"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
