"""Giving a case that is under way to another link worker: no step, and no clock begins anew."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from referrals.models import ActKind, Concern, CoverGrant, Referral, TimelineKind
from referrals.services.moves import settle_move
from referrals.services.telling import remember
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class NewWorker:
    """Who has the case from now on, what they do next, and the words of the case's timeline."""

    user_id: UUID
    next_action: str
    next_action_on: date | None
    label: str
    detail: str = ""


def change_worker(referral: Referral, new: NewWorker, *, actor: Actor, at: datetime) -> None:
    """Change it on a locked case. What an absence opened of it is closed again."""
    referral.link_worker_id = new.user_id
    referral.next_action, referral.next_action_on = new.next_action, new.next_action_on
    referral.version += 1
    referral.save(update_fields=["link_worker", "next_action", "next_action_on", "version"])
    settle_move(referral, at=at)
    grants = CoverGrant.objects.filter(referral=referral, given_by__isnull=False)
    grants.filter(expires_at__gt=at).update(expires_at=at)
    line = Line(TimelineKind.STEP, new.label, "case_notes", detail=new.detail)
    note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="link worker changed",
        people=[referral.person_id] if referral.person_id else [],
        object_id=referral.pk,
    )


def pass_concerns(
    *,
    owner_id: UUID,
    to_id: UUID | None,
    referral_id: UUID | None,
    team_id: UUID | None,
    at: datetime,
) -> list[UUID]:
    """
    Give the open concerns of one owner to another, and return their ids: of one case, or a team.

    Allegations are left to the safeguarding lead, who owns them.
    """
    rows = Concern.objects.about_the_person().open().filter(owner_id=owner_id)
    rows = rows.filter(referral__team_id=team_id)
    if referral_id is not None:
        rows = rows.filter(referral_id=referral_id)
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for concern in found:
        concern.owner_id = to_id
        concern.save(update_fields=["owner"])
        remember(concern, ActKind.OWNER, user_id=to_id, at=at)
    return [concern.pk for concern in found]
