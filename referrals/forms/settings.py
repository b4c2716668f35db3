"""Settings that carry the version they were read at, and say in words what was changed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from referrals.forms.versions import STALE, Difference, differences, with_version
from referrals.services import Changed
from spcore.ui.plain_form import PlainForm


class SettingsForm(PlainForm):
    """Refuses what was typed over an older version, showing both."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, saved: Mapping[str, Any], **options: Any) -> None:
        self.stale: list[Difference] = []
        self.saved = dict(saved)
        super().__init__(*args, initial=self.saved, **options)

    def clean(self) -> dict[str, Any]:
        """Compare versions; ages must be in order."""
        cleaned = super().clean() or self.cleaned_data
        least, most = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if least is not None and most is not None and most < least:
            self.add_error("maximum_age", self.AGES)
        if cleaned.get("version") != self.saved["version"]:
            self.stale = differences(self, self.saved)
            with_version(self, self.saved["version"])
            raise ValidationError(STALE)
        return cleaned

    AGES: Any = ""

    @property
    def values(self) -> dict[str, Any]:
        """Return the columns to save."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def changed(self, prefix: str = "") -> list[Changed]:
        """Return what differs from what is saved, in words, for the history."""
        return [
            Changed(f"{prefix}{row.label}", row.saved, row.typed)
            for row in differences(self, self.saved)
            if row.saved != row.typed
        ]


def days_field(label: Any, hint: Any = "", *, least: int = 0, most: int = 90) -> forms.IntegerField:
    """Return a field for a number of working days."""
    return forms.IntegerField(
        label=label, help_text=hint, min_value=least, max_value=most, widget=short()
    )


def short() -> forms.NumberInput:
    """Return a narrow box for a small number."""
    return forms.NumberInput(attrs={"class": "nhsuk-input--width-3"})


def long_text(label: Any, hint: Any, *, rows: int = 5) -> forms.CharField:
    """Return a field for some lines of text."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, max_length=6000, widget=widget, required=False
    )
