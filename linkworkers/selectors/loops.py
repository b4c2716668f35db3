"""What of a case's onward referrals has no end yet. A loop is closed only with an end state."""

from dataclasses import dataclass
from uuid import UUID

from referrals.models import OnwardReferral, Referral
from referrals.onward_states import OPEN
from spcore.accounts.actor import Actor
from spcore.ui import statuses


@dataclass(frozen=True, slots=True)
class Loop:
    """A service whose end is not known."""

    id: UUID
    service: str
    tag: str


def open_loops(*, actor: Actor, referral: Referral) -> list[Loop]:
    """Return the onward referrals of a case that are still open, oldest first."""
    rows = OnwardReferral.objects.visible_to(actor).filter(referral=referral, status__in=OPEN)
    found = rows.order_by("created_at", "pk").values_list("pk", "service__name", "status")
    return [Loop(pk, name, statuses.status_html(status)) for pk, name, status in found]
