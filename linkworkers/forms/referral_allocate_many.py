"""Which people were chosen, as ids of a form, and who takes them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linkworkers.forms.referral_allocate import ReferralAllocateForm

SHARED_OUT = "shared_out"


class ReferralAllocateManyForm(ReferralAllocateForm):
    """One of the team for all of them, or each to whoever has most room then."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if len(self.workers) < 2:
            return
        field: Any = self.fields["worker"]
        field.choices = [(SHARED_OUT, _("Share them out")), *field.choices]
        self.option_hints["worker"][SHARED_OUT] = _(
            "Each goes to whoever speaks their language, then to whoever has most room"
        )
        self.initial["worker"] = SHARED_OUT

    def worker_id(self) -> UUID | None:
        """Return who takes them all; nobody where they are shared out."""
        chosen = self.cleaned_data["worker"]
        return None if chosen == SHARED_OUT else UUID(chosen)

    def worker_name(self) -> str:
        """Return the name of whoever takes them all."""
        worker = self.workers.get(self.cleaned_data["worker"])
        return worker.name if worker else ""


def chosen_ids(values: Iterable[str]) -> list[UUID]:
    """Return the ids, each once and in order; what is no id was not chosen."""
    found: dict[UUID, None] = {}
    for text in values:
        try:
            found[UUID(text)] = None
        except ValueError:
            continue
    return list(found)
