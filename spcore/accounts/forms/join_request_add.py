"""The form with which somebody asks to join their organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class JoinRequestAddForm(PlainForm):
    """A name, and a work address."""

    missing = {
        "name": _("Enter your full name"),
        "email": _("Enter your work email address"),
    }
    name = forms.CharField(
        label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Work email address"),
        help_text=_("The address your organisation gave you, not a private one."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
