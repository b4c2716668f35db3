"""The team's safe word, and what to do when it is said."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class SafeWordEditForm(PlainForm):
    """A word nobody says by chance, in a sentence that sounds ordinary."""

    word = forms.CharField(
        label=_("The safe word, or a sentence with it"),
        help_text=_("For example: “Please move my appointment with Dr Plum”. No name of anybody"),
        max_length=60,
    )
    what_to_do = forms.CharField(
        label=_("What whoever hears it does"),
        help_text=_("For example: ring 999 with the address of the visit, stay on the line"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    missing = {"word": _("Enter the safe word")}
