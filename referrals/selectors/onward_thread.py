"""What the team and a service wrote to each other about one onward referral."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from referrals.models import OnwardMessage, OnwardReferral, OnwardSide
from referrals.onward_states import WITH_PROVIDER
from referrals.states import OPEN
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


@dataclass(frozen=True, slots=True)
class OnwardWritten:
    """One message as a page prints it."""

    id: UUID
    by: str
    at: datetime
    words: str
    state: str
    is_own: bool


def onward_side_of(actor: Actor) -> OnwardSide:
    """Return for which side the actor writes."""
    return OnwardSide.PROVIDER if actor.role == Role.PROVIDER else OnwardSide.TEAM


def onward_thread(*, actor: Actor, onward: OnwardReferral) -> list[OnwardWritten]:
    """Return the messages, oldest first. Expects an onward referral the actor may open."""
    rows = OnwardMessage.objects.visible_to(actor).filter(onward=onward)
    rows = rows.select_related("written_by", "written_by_organisation")
    side = onward_side_of(actor)
    return [_written(row, side) for row in rows.order_by("written_at", "pk")]


def _written(row: OnwardMessage, side: OnwardSide) -> OnwardWritten:
    own = row.side == side
    state = (_("Read") if row.read_at else _("Not read yet")) if own else ""
    by = f"{row.written_by}, {row.written_by_organisation}"
    return OnwardWritten(row.pk, by, row.written_at, row.words, state, own)


def is_agreed(onward: OnwardReferral) -> bool:
    """Tell whether the person's agreement to share with this service still stands."""
    consent = onward.consent
    return consent is not None and consent.is_given and consent.withdrawn_at is None


def why_not_write_onward(actor: Actor, onward: OnwardReferral) -> str:
    """Return why nothing can be written now; nothing where it can."""
    if actor.role not in CASE_ROLES | {Role.PROVIDER}:
        return _("Your role does not write here")
    if not is_agreed(onward):
        return _("The person does not agree that anything is shared with this service")
    if onward.status not in WITH_PROVIDER or onward.referral.status not in OPEN:
        return _("This is over, so nothing can be written here. Ring instead")
    return ""


def number_unread(*, actor: Actor, onward: OnwardReferral) -> int:
    """Return how many of the other side's messages the actor's side has not opened."""
    rows = OnwardMessage.objects.visible_to(actor).filter(onward=onward, read_at=None)
    return rows.exclude(side=onward_side_of(actor)).count()


def unread_from_providers() -> Exists:
    """Return an annotation on cases: has a service written what the team has not opened?"""
    rows = OnwardMessage.objects.filter(
        onward__referral=OuterRef("pk"), side=OnwardSide.PROVIDER, read_at=None
    )
    return Exists(rows)
