"""Opening the cases of somebody who is away to whoever covers, for as long as it lasts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from referrals.models import CoverGrant, CoverReason, Referral, TimelineEntry, TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class LongCover:
    """Whose cases open to whom, from when until when. `given_by` is the absence it comes from."""

    given_by: UUID
    team_id: UUID
    worker_id: UUID
    user_id: UUID
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def cover_worker(cover: LongCover, *, at: datetime) -> int:
    """
    Open every open case that it has not opened yet, and return how many.

    Restricted people stay closed: they need break-glass, or another link worker. A few statements,
    however many cases; running twice at once opens each once.
    """
    held = CoverGrant.objects.filter(referral=OuterRef("pk"), given_by=cover.given_by)
    rows = Referral.objects.filter(team_id=cover.team_id, link_worker_id=cover.worker_id)
    rows = rows.in_status(*IN_HAND).filter(~Exists(held), person__is_restricted=False)
    found = list(rows.order_by("pk").values_list("pk", "person_id"))
    if not found:
        return 0
    ids = [referral_id for referral_id, _person in found]
    CoverGrant.objects.bulk_create(
        [_grant(cover, referral_id) for referral_id in ids], ignore_conflicts=True
    )
    TimelineEntry.objects.bulk_create([_line(cover, referral_id, at) for referral_id in ids])
    audit.record(
        actor=Actor(role=Role.SYSTEM, user_id=cover.user_id, organisation_id=cover.team_id),
        action=audit.Action.COVER,
        label="cover",
        people=[person_id for _pk, person_id in found],
        object_id=cover.given_by,
        purpose=str(CoverReason.LEAVE.label),
    )
    return len(found)


def _grant(cover: LongCover, referral_id: UUID) -> CoverGrant:
    return CoverGrant(
        referral_id=referral_id,
        user_id=cover.user_id,
        reason=CoverReason.LEAVE,
        granted_at=cover.starts_at,
        expires_at=cover.ends_at,
        given_by=cover.given_by,
    )


def _line(cover: LongCover, referral_id: UUID, at: datetime) -> TimelineEntry:
    return TimelineEntry(
        referral_id=referral_id,
        at=max(at, cover.starts_at),
        kind=TimelineKind.COVER,
        label="Covered by a colleague",
        by_id=cover.user_id,
        field_class="case_notes",
    )


def end_covers(*, given_by: UUID, at: datetime) -> int:
    """Close what an absence opened, from now on."""
    return CoverGrant.objects.filter(given_by=given_by, expires_at__gt=at).update(expires_at=at)


def let_go_of_covers(*, given_by: UUID, at: datetime) -> int:
    """Close them, and keep them as what was; the absence can open the same cases anew."""
    end_covers(given_by=given_by, at=at)
    return CoverGrant.objects.filter(given_by=given_by).update(given_by=None)
