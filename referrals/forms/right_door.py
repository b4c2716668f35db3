"""What is typed so far, as far as the right door depends on it; nothing is kept or refused."""

from typing import Any
from uuid import UUID

from django import forms

from spcore.needs import Need
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

TEXTS = ("reason", "what_matters", "background", "risk_detail", "visit_risk", "critical_what")


class RightDoorForm(PlainForm):
    """Half a form: whatever is not valid yet counts as not said yet."""

    needs = forms.MultipleChoiceField(choices=Need.choices, required=False)
    birth_date = NhsDateField(required=False, past=True)
    registered_with = forms.UUIDField(required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.is_valid()

    @property
    def ticked(self) -> list[str]:
        """Return the needs that are ticked."""
        needs: list[str] = self.cleaned_data.get("needs") or []
        return needs

    @property
    def practice_id(self) -> UUID | None:
        """Return the practice that is chosen."""
        return self.cleaned_data.get("registered_with")

    @property
    def texts(self) -> list[str]:
        """Return the free text so far, which is looked at and forgotten."""
        return [str(self.data.get(name, "")) for name in TEXTS]
