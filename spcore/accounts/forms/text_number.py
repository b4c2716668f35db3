"""A mobile number for texts, and the code that confirms it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.notify.texts import mobile
from spcore.ui.plain_form import PlainForm


class TextNumberForm(PlainForm):
    """The number alone."""

    number = forms.CharField(
        label=_("Your mobile number"),
        help_text=_("A code goes there first, so that no text reaches somebody else."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "size": 20}),
    )

    def clean_number(self) -> str:
        """Return it as texts go to it."""
        found = mobile(self.cleaned_data["number"])
        if not found:
            raise forms.ValidationError(_("Enter a UK mobile number, like 07700 900123"))
        return found


class TextCodeForm(PlainForm):
    """The six digits."""

    code = forms.CharField(
        label=_("The code in the text"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "size": 10}
        ),
    )
