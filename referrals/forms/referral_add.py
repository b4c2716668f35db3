"""Finding somebody before adding them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.selectors import Sought
from spcore.ui.fields import NhsDateField, NhsNumberField
from spcore.ui.plain_form import PlainForm


class ReferralAddForm(PlainForm):
    """An NHS number, or a family name with a birth date."""

    nhs_number = NhsNumberField(
        label=gettext_lazy("NHS number"),
        help_text=gettext_lazy("10 digits, like 999 012 3456"),
        required=False,
    )
    given_name = forms.CharField(label=gettext_lazy("First name"), max_length=100, required=False)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100, required=False)
    birth_date = NhsDateField(
        label=gettext_lazy("Birth date"),
        help_text=gettext_lazy("For example, 27 3 1956"),
        past=True,
        required=False,
    )
    fieldsets = (
        (gettext_lazy("By NHS number"), ("nhs_number",)),
        (
            gettext_lazy("Or by name and birth date"),
            ("given_name", "family_name", "birth_date"),
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for enough to find one person."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors or cleaned.get("nhs_number"):
            return cleaned
        if not cleaned.get("family_name") and not cleaned.get("birth_date"):
            raise ValidationError(_("Enter an NHS number, or a family name and a birth date"))
        if not cleaned.get("family_name"):
            self.add_error("family_name", _("Enter the family name, or an NHS number"))
        if not cleaned.get("birth_date"):
            self.add_error("birth_date", _("Enter the birth date, or an NHS number"))
        return cleaned

    def sought(self) -> Sought:
        """Return what was typed as the selector takes it."""
        return Sought(
            nhs_number=self.cleaned_data["nhs_number"],
            given_name=self.cleaned_data["given_name"],
            family_name=self.cleaned_data["family_name"],
            birth_date=self.cleaned_data["birth_date"],
        )
