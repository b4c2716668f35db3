"""Drafts that colleagues passed on, and who did what on each."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from referrals.models import HandOver, Referral, TimelineEntry
from referrals.selectors.disclosure import classes_for
from referrals.states import Status
from spcore.accounts.actor import Actor

MOST = 100
EDITABLE = (Status.DRAFT, Status.RETURNED)


@dataclass(frozen=True, slots=True)
class ToFinish:
    """One row of the practice's list."""

    referral_id: UUID
    reference: str
    person_id: UUID | None
    name: str
    born: date | None
    note: str
    passed_by: str
    passed_at: datetime
    begun_by: str
    is_own: bool


def to_finish(*, actor: Actor) -> list[ToFinish]:
    """Return what was passed on and is not sent yet, longest ago first. One query."""
    latest = HandOver.objects.filter(referral_id=OuterRef("referral_id")).order_by("-passed_at")
    mine = Referral.objects.visible_to(actor).in_status(*EDITABLE)
    rows = HandOver.objects.filter(referral__in=mine, pk=Subquery(latest.values("pk")[:1]))
    rows = rows.select_related("referral__person", "referral__referrer", "passed_by")
    return [_row(row, actor) for row in rows.order_by("passed_at", "pk")[:MOST]]


def _row(row: HandOver, actor: Actor) -> ToFinish:
    person = row.referral.person
    return ToFinish(
        referral_id=row.referral_id,
        reference=row.referral.reference,
        person_id=row.referral.person_id,
        name=person.name if person else "",
        born=person.birth_date if person else None,
        note=row.note,
        passed_by=row.passed_by.name,
        passed_at=row.passed_at,
        begun_by=row.referral.referrer.name if row.referral.referrer else "",
        is_own=row.passed_by_id == actor.user_id,
    )


def story_of(*, actor: Actor, referral: Referral, at: datetime) -> list[TimelineEntry]:
    """Return who did what so far, of the classes this colleague reads, newest first."""
    rows = TimelineEntry.objects.filter(
        referral=referral, field_class__in=classes_for(actor, referral, at=at)
    )
    return list(rows.select_related("by").order_by("-at", "-pk"))
