"""When somebody is away, and who covers."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import AbsenceWhy
from linkworkers.services import NewAbsence
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class AbsenceAddForm(PlainForm):
    """From, until, why, a note, a colleague."""

    missing = {"why": _("Select why they are away")}

    starts_on = NhsDateField(label=_("First day away"))
    ends_on = NhsDateField(
        label=_("Last day away"),
        help_text=_("If nobody knows yet, the likely one. It can be ended early"),
        future=True,
    )
    why = forms.ChoiceField(label=_("Why?"), choices=AbsenceWhy.choices, widget=forms.RadioSelect)
    cover = forms.ChoiceField(
        label=_("Who covers?"),
        help_text=_("They see the open people for that time, and their day beside their own"),
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("For the supervisor and the link worker. Nothing about people"),
        required=False,
        max_length=300,
    )

    def __init__(
        self,
        *args: Any,
        worker_id: UUID,
        colleagues: Sequence[tuple[UUID, str]],
        away: Sequence[tuple[UUID, date, date]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.worker_id, self.away = worker_id, away
        others = [(str(pk), name) for pk, name in colleagues if pk != worker_id]
        self.fields["cover"].choices = [("", _("Nobody")), *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, an overlap, and a cover who is away too."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first is None or last is None:
            return cleaned
        if last < first:
            self.add_error("ends_on", _("The last day is before the first"))
        busy = {str(pk) for pk, begins, ends in self.away if begins <= last and ends >= first}
        if str(self.worker_id) in busy:
            self.add_error("starts_on", _("They are away on some of these days already"))
        if cleaned.get("cover") in busy:
            self.add_error("cover", _("They are away themselves on some of these days"))
        return cleaned

    def absence(self) -> NewAbsence:
        """Return what was entered."""
        entered = self.cleaned_data
        return NewAbsence(
            worker_id=self.worker_id,
            starts_on=entered["starts_on"],
            ends_on=entered["ends_on"],
            why=entered["why"],
            note=entered["note"],
            cover_id=UUID(entered["cover"]) if entered["cover"] else None,
        )
