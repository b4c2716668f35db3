"""How often supervision is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class SupervisionStandardForm(PlainForm):
    """Every so many weeks."""

    missing = {"weeks": _("Enter after how many weeks")}

    weeks = forms.IntegerField(
        label=_("Every how many weeks?"),
        min_value=1,
        max_value=26,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
