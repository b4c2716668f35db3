"""How many people can come in a month."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from providers.selectors.places import months_ahead
from providers.services.places_said import Places
from spcore.ui.plain_form import PlainForm

FEW = {"class": "nhsuk-input--width-3", "inputmode": "numeric"}
MOST = 5000


class MonthlyPlacesForm(PlainForm):
    """From which month, how many, and how many of them are paid for."""

    month = forms.ChoiceField(label=_("From which month?"))
    maximum = forms.IntegerField(
        label=_("How many people can you take in a month?"),
        help_text=_("Leave it empty if there is no limit"),
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs=FEW),
    )
    funded = forms.IntegerField(
        label=_("For how many of them does somebody pay you?"),
        help_text=_("By a grant, a contract or the fund. Leave it empty if you cannot say"),
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs=FEW),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        months = [(day.isoformat(), date_format(day, "F Y")) for day in months_ahead(on)]
        self.fields["month"].choices = months  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Hold the paid places within all of them."""
        said = super().clean() or self.cleaned_data
        maximum, funded = said.get("maximum"), said.get("funded")
        if maximum is not None and funded is not None and funded > maximum:
            self.add_error("funded", _("There cannot be more paid places than places"))
        return said

    def places(self) -> Places:
        """Return what was entered."""
        said = self.cleaned_data
        return Places(date.fromisoformat(said["month"]), said["maximum"], said["funded"])
