"""Putting somebody on call on some days of one week."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.services.rota import NewTurns
from spcore.ui.fields import NhsTimeField
from spcore.ui.plain_form import PlainForm

People = Sequence[tuple[UUID, str]]


class RotaWeekForm(PlainForm):
    """Who, on which days, from and until. Times are filled in with the scheme's staffed hours."""

    person = forms.ChoiceField(label=_("Who is on call?"))
    days = forms.MultipleChoiceField(label=_("On which days?"), widget=forms.CheckboxSelectMultiple)
    starts = NhsTimeField(label=_("From"), help_text=_("For example, 9am"))
    ends = NhsTimeField(label=_("Until"), help_text=_("For example, 5pm"))
    missing = {
        "person": _("Select who is on call"),
        "days": _("Tick at least one day"),
        "starts": _("Enter when the turn begins"),
        "ends": _("Enter when the turn ends"),
    }

    def __init__(
        self, *args: Any, people: People, days: Sequence[tuple[date, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", _("Choose somebody")), *people]
        self.fields["days"].choices = [(day.isoformat(), title) for day, title in days]

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        typed = super().clean() or self.cleaned_data
        starts, ends = typed.get("starts"), typed.get("ends")
        if starts and ends and starts >= ends:
            self.add_error("ends", _("The end must be later than the beginning"))
        return typed

    def turns(self) -> NewTurns:
        """Return what was entered."""
        entered = self.cleaned_data
        return NewTurns(
            user_id=UUID(entered["person"]),
            days=[date.fromisoformat(day) for day in entered["days"]],
            starts=entered["starts"],
            ends=entered["ends"],
        )
