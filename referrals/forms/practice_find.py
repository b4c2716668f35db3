"""Finding a practice's public page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class PracticeFindForm(PlainForm):
    """A name or a postcode."""

    missing = {"q": _("Enter a postcode, or a part of the practice’s name")}
    q = forms.CharField(
        label=_("Postcode, or name of the GP practice"),
        max_length=100,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-20", "type": "search"}),
    )
