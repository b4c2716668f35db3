"""Finding the team that helps people of one's practice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class SelfReferralStartForm(PlainForm):
    """A postcode, or words of the practice's name."""

    missing = {"words": _("Enter your postcode, or the name of your GP practice")}
    words = forms.CharField(
        label=_("Your postcode, or the name of your GP practice"),
        help_text=_("For example, PR1 2HE or Riverside Surgery"),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-20"}),
    )
