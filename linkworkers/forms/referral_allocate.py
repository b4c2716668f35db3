"""Who takes the person."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.selectors import Worker, suggested
from linkworkers.services import Allocation
from spcore.ui.plain_form import PlainForm


class ReferralAllocateForm(PlainForm):
    """One of the team, the suggested one first; a full one only by a supervisor, who says why."""

    missing = {"worker": _("Select a link worker")}

    worker = forms.ChoiceField(label=_("Who takes the person?"), widget=forms.RadioSelect)
    over_capacity_reason = forms.CharField(
        label=_("Over capacity, because"),
        help_text=_("Only for a link worker who is full. The team can read it"),
        required=False,
        max_length=300,
    )

    def __init__(
        self, *args: Any, workers: Sequence[Worker], may_exceed: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        first = workers[0] if len(workers) == 1 else suggested(workers)
        self.initial.setdefault("worker", str(first.id) if first else "")
        self.workers = {str(worker.id): worker for worker in workers}
        choices = [(pk, worker.words) for pk, worker in self.workers.items()]
        self.fields["worker"].choices = choices  # type: ignore[attr-defined]
        self.option_hints = {  # type: ignore[misc]
            "worker": {pk: worker.reasons for pk, worker in self.workers.items()}
        }
        self.may_exceed = may_exceed
        if not may_exceed:
            del self.fields["over_capacity_reason"]

    def clean(self) -> dict[str, Any]:
        """Ask why, where the worker is full."""
        cleaned = super().clean() or self.cleaned_data
        worker = self.workers.get(cleaned.get("worker", ""))
        if worker is None or not worker.is_full:
            return cleaned
        if not self.may_exceed:
            self.add_error("worker", _("Your caseload is full. Ask your supervisor"))
        elif not cleaned.get("over_capacity_reason"):
            text = _("This link worker is full. Say why it must go over capacity")
            self.add_error("over_capacity_reason", text)
        return cleaned

    def allocation(self, referral_id: UUID) -> Allocation:
        """Return what was entered."""
        entered = self.cleaned_data
        return Allocation(
            referral_id=referral_id,
            worker_id=UUID(entered["worker"]),
            over_capacity_reason=entered.get("over_capacity_reason", ""),
        )
