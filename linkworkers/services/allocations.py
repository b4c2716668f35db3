"""Giving a person to a link worker, within what the worker can carry."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import Profile
from linkworkers.selectors.absences import absent_workers
from linkworkers.services.passing_appointments import pass_appointments
from referrals import selectors as cases
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import IN_HAND, Action
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.errors import Conflict, Invalid, NotPermitted
from spcore.working_days import due_on


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who takes whom; `over_capacity_reason` is a supervisor's, for a worker who is full."""

    referral_id: UUID
    worker_id: UUID
    over_capacity_reason: str = ""


@transaction.atomic
def allocate_referral(*, allocation: Allocation, actor: Actor, at: datetime) -> Referral:
    """
    Give the case to a link worker of its own team. Two at once never go over the capacity.

    :raises NotVisible, NotPermitted, Invalid, Conflict:
    """
    if actor.role == Role.LINK_WORKER and allocation.worker_id != actor.user_id:
        raise NotPermitted("A link worker can take a person, and a supervisor gives one out")
    profile = _locked_profile(allocation.worker_id, actor.organisation_id)
    referral = referrals.locked(referral_id=allocation.referral_id, actor=actor, at=at)
    if absent_workers(team_id=profile.team_id, at=at).filter(worker=profile.user_id).exists():
        raise Invalid(_("This link worker is away now"), field="worker")
    _check_room(profile, allocation, referral, actor)
    days = cases.targets_of(referral.scheme, referral.urgency).contact
    given = referrals.take_locked(
        Action.ALLOCATE,
        referral,
        actor=actor,
        at=at,
        link_worker_id=allocation.worker_id,
        allocated_at=at,
        next_action=_("Make the first contact"),
        next_action_on=due_on(at, days=days),
    )
    if allocation.over_capacity_reason.strip():
        _tell_over(given, allocation, actor, at)
    pass_appointments(given, to_id=allocation.worker_id, at=at)
    return given


def _locked_profile(worker_id: UUID, team_id: UUID | None) -> Profile:
    """Return the worker's profile, locked: whoever gives them somebody waits here."""
    rows = Profile.objects.select_for_update().filter(user_id=worker_id, team_id=team_id)
    profile = rows.first()
    live = Membership.objects.live().filter(user_id=worker_id, organisation_id=team_id)
    if profile is None or not live.filter(role__in=CASE_ROLES).exists():
        raise Invalid(_("Choose a link worker of this team"), field="worker")
    return profile


def _check_room(profile: Profile, allocation: Allocation, referral: Referral, actor: Actor) -> None:
    if referral.link_worker_id == profile.user_id:
        raise Conflict(_("This person has that link worker already"))
    if not profile.is_taking_people:
        raise Invalid(_("This link worker is not taking people now"), field="worker")
    if held_by(profile) < profile.capacity:
        return
    if actor.role != Role.SUPERVISOR:
        raise Invalid(_("Your caseload is full. Ask your supervisor"), field="worker")
    if not allocation.over_capacity_reason.strip():
        text = _("This link worker is full. Say why it must go over capacity")
        raise Invalid(text, field="over_capacity_reason")


def held_by(profile: Profile) -> int:
    """Return how many open people the worker has in this team."""
    held = Referral.objects.filter(link_worker_id=profile.user_id, team_id=profile.team_id)
    return held.in_status(*IN_HAND).count()


def _tell_over(referral: Referral, allocation: Allocation, actor: Actor, at: datetime) -> None:
    """Keep why on the case, for the team alone: it is no feedback to the practice."""
    reason = allocation.over_capacity_reason.strip()
    line = referrals.Line(
        TimelineKind.STEP, "Over capacity", "case_notes", detail=_("Because %s") % reason
    )
    referrals.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="over_capacity",
        people=[referral.person_id] if referral.person_id else [],
        object_id=referral.pk,
        purpose=reason,
    )
