"""Something to talk about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class SupervisionItemAddForm(PlainForm):
    """A line of the agenda."""

    missing = {"words": _("Enter what you want to talk about")}

    words = forms.CharField(
        label=_("What do you want to talk about?"),
        help_text=_("For people use their reference. The two of you see it, nobody else"),
        max_length=300,
    )
