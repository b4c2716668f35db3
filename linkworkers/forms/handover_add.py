"""Who takes each of the people that somebody hands over."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import HandoverWhy
from linkworkers.selectors import ToHand, Worker
from linkworkers.services import NewHandover
from spcore.ui.plain_form import PlainForm

TAKER = "taker-"


class HandoverAddForm(PlainForm):
    """Why, a note for every case, and for each person a link worker: the suggested one first."""

    missing = {"why": _("Select why their people are handed over")}

    why = forms.ChoiceField(label=_("Why?"), choices=HandoverWhy.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"),
        help_text=_("It is written on every case. Nothing that only one of them should read"),
        required=False,
        max_length=300,
    )

    def __init__(
        self, *args: Any, cases: Sequence[ToHand], workers: Sequence[Worker], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.cases = cases
        choices = [("", _("Select a link worker")), *((str(row.id), row.words) for row in workers)]
        for case in cases:
            self.fields[f"{TAKER}{case.id}"] = forms.ChoiceField(
                label=case.title,
                choices=choices,
                initial=str(case.taker or ""),
                error_messages={"required": _("Select who takes %(who)s") % {"who": case.title}},
            )

    def handover(self, worker_id: UUID) -> NewHandover:
        """Return what was entered."""
        entered = self.cleaned_data
        takers = {case.id: UUID(entered[f"{TAKER}{case.id}"]) for case in self.cases}
        return NewHandover(worker_id, entered["why"], entered["note"], takers)
