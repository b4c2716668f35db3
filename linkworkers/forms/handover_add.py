"""Who takes each of the people that somebody hands over."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import HandoverWhy
from linkworkers.selectors import Busy, ToHand, Worker
from linkworkers.services import NewHandover
from spcore.ui import dates
from spcore.ui.plain_form import PlainForm

TAKER = "taker-"


class HandoverAddForm(PlainForm):
    """
    Why, a note for every case, and for each person a link worker: the suggested one first.

    `busy` are appointments to come by whose they are: nobody gets two at one time. `turns` are
    those on call to come, in words.
    """

    missing = {"why": _("Select why their people are handed over")}

    why = forms.ChoiceField(label=_("Why?"), choices=HandoverWhy.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"),
        help_text=_("It is written on every case. Nothing that only one of them should read"),
        required=False,
        max_length=300,
    )

    turns_to = forms.ChoiceField(label=_("Who takes their turns on call?"), required=False)

    def __init__(
        self,
        *args: Any,
        cases: Sequence[ToHand],
        workers: Sequence[Worker],
        turns: Sequence[str] = (),
        busy: Mapping[UUID, Sequence[Busy]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.cases, self.busy = cases, busy or {}
        self._offer_turns(turns, workers)
        choices = [("", _("Select a link worker")), *((str(row.id), row.words) for row in workers)]
        for case in cases:
            self.fields[f"{TAKER}{case.id}"] = forms.ChoiceField(
                label=case.title,
                choices=choices,
                initial=str(case.taker or ""),
                error_messages={"required": _("Select who takes %(who)s") % {"who": case.title}},
            )

    def _offer_turns(self, turns: Sequence[str], workers: Sequence[Worker]) -> None:
        if not turns:
            del self.fields["turns_to"]
            return
        field: Any = self.fields["turns_to"]
        field.help_text = ". ".join(turns)
        field.choices = [("", _("Nobody: they stay theirs"))]
        field.choices += [(str(row.id), row.name) for row in workers]

    def clean(self) -> dict[str, Any]:
        """Ask who is on call for somebody who leaves; refuse two appointments at one time."""
        cleaned = super().clean() or self.cleaned_data
        leaves = cleaned.get("why") == HandoverWhy.LEAVES
        if leaves and "turns_to" in self.fields and not cleaned.get("turns_to"):
            self.add_error("turns_to", _("Select who takes their turns on call"))
        coming = [each for rows in self.busy.values() for each in rows]
        for case in self.cases:
            name = f"{TAKER}{case.id}"
            own = [each for each in coming if each.referral_id == case.id]
            if taker := cleaned.get(name):
                self._refuse_clash(name, own, self.busy.get(UUID(taker), ()))
        return cleaned

    def _refuse_clash(self, name: str, own: Sequence[Busy], theirs: Sequence[Busy]) -> None:
        for each in own:
            if any(each.clashes_with(other) for other in theirs if other is not each):
                text = _("They have something else at the time of this person’s appointment, %s")
                self.add_error(name, text % dates.when(each.starts_at))
                return

    def handover(self, worker_id: UUID) -> NewHandover:
        """Return what was entered."""
        entered = self.cleaned_data
        takers = {case.id: UUID(entered[f"{TAKER}{case.id}"]) for case in self.cases}
        turns_to = entered.get("turns_to")
        return NewHandover(
            worker_id,
            entered["why"],
            entered["note"],
            takers,
            UUID(turns_to) if turns_to else None,
        )
