"""A block of demographics copied out of the GP record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class PersonPasteForm(PlainForm):
    """One box to paste into."""

    text = forms.CharField(
        label=_("Paste the details here"),
        help_text=_(
            "Copy the name, birth date, NHS number, address and phone from EMIS, SystmOne or"
            " Accurx, in any order."
        ),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    missing = {"text": _("Paste the person's details, or find them by NHS number instead")}
