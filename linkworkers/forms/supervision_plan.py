"""When the next supervision is, and with whom."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services.supervision import Plan
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.ui.fields import NhsDateField, NhsTimeField
from spcore.ui.plain_form import PlainForm


class SupervisionPlanForm(PlainForm):
    """A day, a time where it is agreed; a link worker says with whom."""

    missing = {"supervisor": _("Select your supervisor"), "day": _("Enter the day")}

    supervisor = forms.ChoiceField(label=_("With whom?"), widget=forms.RadioSelect)
    day = NhsDateField(label=_("On which day?"), future=True)
    starts = NhsTimeField(label=_("At what time?"), required=False)

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        worker_id: UUID,
        supervisors: Sequence[tuple[UUID, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.actor, self.worker_id = actor, worker_id
        if actor.role == Role.SUPERVISOR:
            del self.fields["supervisor"]
            return
        choices = [(str(pk), name) for pk, name in supervisors]
        self.fields["supervisor"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.initial.setdefault("supervisor", choices[0][0])

    def plan(self) -> Plan:
        """Return what was entered."""
        entered = self.cleaned_data
        chosen = entered.get("supervisor") or self.actor.user_id
        return Plan(self.worker_id, UUID(str(chosen)), entered["day"], entered["starts"])
