"""Somebody without an account who is invited."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class EventGuestAddForm(PlainForm):
    """Who, and where the invitation goes."""

    missing = {"name": _("Enter who it is"), "email": _("Enter their email address")}

    name = forms.CharField(
        label=_("Who is it?"),
        help_text=_("For example: Jo Bright of the choir. Nobody who is referred"),
        max_length=255,
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("They get a link of their own, and answer without signing in"),
        max_length=254,
    )
