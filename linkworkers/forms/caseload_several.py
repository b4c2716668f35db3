"""The next step of several people at once: who, what, on which day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.forms.contact_fields import ANOTHER_DAY, WHEN, day_chosen
from linkworkers.selectors import CaseRow
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class CaseloadSeveralForm(PlainForm):
    """Some of a page of the caseload; without a step each keeps the one it has."""

    reveals = {"next_in": {ANOTHER_DAY: ("next_step_on",)}}

    referral = forms.MultipleChoiceField(
        label=_("Whose next step?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person")},
    )
    next_step = forms.CharField(
        label=_("What is the next step?"),
        help_text=_("Leave it empty to keep what is planned for each, and move the day only"),
        required=False,
        max_length=200,
    )
    next_in = forms.ChoiceField(
        label=_("When?"),
        help_text=_("A day that nobody works moves to the next one that somebody does"),
        choices=WHEN,
        widget=forms.RadioSelect,
    )
    next_step_on = NhsDateField(label=_("On which day?"), required=False, future=True)

    def __init__(self, *args: Any, rows: Sequence[CaseRow], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["referral"]
        chosen.choices = [(str(row.id), f"{row.title}: {row.next}") for row in rows]

    def clean(self) -> dict[str, Any]:
        """Ask for the day where another one was chosen."""
        cleaned = super().clean() or self.cleaned_data
        is_open = cleaned.get("next_in") == ANOTHER_DAY and "next_step_on" not in self.errors
        if is_open and not cleaned.get("next_step_on"):
            self.add_error("next_step_on", _("Enter the day of the next step"))
        return cleaned

    def chosen(self) -> list[UUID]:
        """Return whose."""
        return [UUID(text) for text in self.cleaned_data["referral"]]

    def next_day(self) -> date | None:
        """Return the day."""
        return day_chosen(self.cleaned_data["next_in"], self.cleaned_data["next_step_on"])
