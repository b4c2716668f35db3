"""What the practice's referral form begins with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.referral_words import NEED_HINTS
from spcore.needs import Need
from spcore.ui.versions import VersionedForm


class PracticeDefaultsForm(VersionedForm):
    """Needs that come first, and whom to ring at the practice."""

    first_needs = forms.MultipleChoiceField(
        label=_("Which needs do you refer for most?"),
        help_text=_("They come first on your form. All the others stay below them."),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "app-checkboxes--columns"}),
        required=False,
    )
    duty_phone = forms.CharField(
        label=_("Number of the practice's duty clinician"),
        help_text=_("Shown to whoever is worried about the safety of one of your patients."),
        max_length=40,
        required=False,
    )
    duty_hours = forms.CharField(
        label=_("When somebody answers it"),
        help_text=_("For example, Monday to Friday, 8am to 6:30pm"),
        max_length=120,
        required=False,
    )
    fieldsets = (
        (_("When you refer"), ("first_needs",)),
        (_("When somebody is worried"), ("duty_phone", "duty_hours")),
    )
    option_hints = {"first_needs": NEED_HINTS}
