"""Giving everybody one link worker works with to others, in one step that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Appointment, HandedCase, Handover, HandoverWhy, Profile
from linkworkers.selectors.absences import can_cover
from linkworkers.services.lone_visits import pass_watches
from referrals import services as referrals
from referrals.models import Referral
from referrals.services.rota import pass_turns
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.errors import Conflict, NotPermitted, NotVisible
from spcore.working_days import due_on

DAYS_TO_TELL = 3  # working days in which the person hears who takes over, and why


@dataclass(frozen=True, slots=True)
class NewHandover:
    """Whose people, why, a note for the cases, who takes each; who takes their turns on call."""

    worker_id: UUID
    why: str
    note: str
    takers: Mapping[UUID, UUID]
    turns_to: UUID | None = None


@transaction.atomic
def hand_over(*, new: NewHandover, actor: Actor, at: datetime) -> Handover:
    """
    Give each open person, with appointments to come and open concerns, to who takes them.

    All or nothing: nobody is left without. Concerns on other cases go to the supervisor, who is
    told of the visits they watch; turns on call go to whoever was chosen for them.
    :raises NotPermitted:
    :raises Conflict: when they hold others by now, a taker left, or is busy at an appointment.
    """
    if actor.role not in policies.MAY_KEEP_TEAM:
        raise NotPermitted("Only a supervisor hands a caseload over")
    lock_team(actor.organisation_id)
    cases = _held(new.worker_id, actor)
    here = {user_id for user_id, _name in can_cover(actor=actor)} - {new.worker_id}
    if {case.pk for case in cases} != set(new.takers) or not cases:
        raise Conflict(_("The people they work with have changed. Look at the list again"))
    if not here.issuperset({*new.takers.values(), *([new.turns_to] if new.turns_to else [])}):
        raise Conflict(_("Somebody you chose is not in the team any more. Look at the list again"))
    handover = Handover.objects.create(
        team_id=actor.organisation_id,
        worker_id=new.worker_id,
        why=new.why,
        note=new.note.strip(),
        made_by_id=actor.user_id,
        made_at=at,
    )
    names = dict(User.objects.filter(pk__in=new.takers.values()).values_list("pk", "name"))
    for case in cases:
        _hand(handover, case, new.takers[case.pk], names, actor, at)
    referrals.pass_concerns(
        owner_id=new.worker_id,
        to_id=actor.user_id,
        referral_id=None,
        team_id=actor.organisation_id,
        at=at,
    )
    pass_watches(from_id=new.worker_id, to_id=actor.user_id, team_id=actor.organisation_id)
    _hand_turns(handover, new, actor, at)
    audit.record(actor=actor, action=audit.Action.SETTINGS, label="handover", object_id=handover.pk)
    return handover


def _hand_turns(handover: Handover, new: NewHandover, actor: Actor, at: datetime) -> None:
    if new.turns_to is None:
        return
    turns = pass_turns(from_id=new.worker_id, to_id=new.turns_to, actor=actor, at=at)
    handover.turns_to_id, handover.turns = new.turns_to, turns
    handover.save(update_fields=["turns_to", "turns"])


def lock_team(team_id: UUID | None) -> None:
    """Let nobody of the team be given anybody meanwhile. In one order, as everywhere."""
    rows = Profile.objects.select_for_update().filter(team_id=team_id)
    list(rows.order_by("pk").values_list("pk"))


def _held(worker_id: UUID, actor: Actor) -> list[Referral]:
    rows = Referral.objects.visible_to(actor).in_status(*IN_HAND).filter(link_worker_id=worker_id)
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _hand(
    handover: Handover, case: Referral, to_id: UUID, names: Any, actor: Actor, at: datetime
) -> None:
    kept = {"next_action": case.next_action, "next_action_on": case.next_action_on}
    why = str(HandoverWhy(handover.why).label)
    new = referrals.NewWorker(
        user_id=to_id,
        next_action=_("Tell them who takes over and why"),
        next_action_on=due_on(at, days=DAYS_TO_TELL),
        label=_("Handed over to %(name)s") % {"name": names[to_id]},
        detail=". ".join(filter(None, [why, handover.note])),
    )
    referrals.change_worker(case, new, actor=actor, at=at)
    HandedCase.objects.create(
        handover=handover,
        referral=case,
        to_worker_id=to_id,
        version=case.version,
        appointments=_move_appointments(case, handover.worker_id, to_id, at),
        concerns=referrals.pass_concerns(
            owner_id=handover.worker_id,
            to_id=to_id,
            referral_id=case.pk,
            team_id=case.team_id,
            at=at,
        ),
        **kept,
    )


def _move_appointments(case: Referral, from_id: UUID, to_id: UUID, at: datetime) -> list[UUID]:
    rows = Appointment.objects.booked().filter(referral=case, worker_id=from_id, ends_at__gt=at)
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    try:
        with transaction.atomic():
            Appointment.objects.filter(pk__in=found).update(worker_id=to_id)
    except IntegrityError as error:
        text = _("Who takes %(reference)s has something else at the time of their appointment")
        raise Conflict(text % {"reference": case.reference}) from error
    return found


@transaction.atomic
def undo_handover(*, handover_id: UUID, actor: Actor, at: datetime) -> int:
    """
    Put back every case on which nothing happened since, and return how many.

    :raises NotVisible:
    :raises Conflict: when it was undone already, or whoever gave them has left the team.
    """
    rows = Handover.objects.visible_to(actor).select_for_update(of=("self",))
    handover = rows.filter(pk=handover_id).first()
    if handover is None:
        raise NotVisible
    if handover.undone_at is not None:
        raise Conflict(_("This was undone already"))
    lock_team(actor.organisation_id)
    if handover.worker_id not in {user_id for user_id, _name in can_cover(actor=actor)}:
        raise Conflict(_("They have left the team. Hand the people over to somebody else instead"))
    handover.undone_at = at
    handover.save(update_fields=["undone_at"])
    if handover.turns_to_id is not None:
        pass_turns(
            from_id=handover.turns_to_id,
            to_id=handover.worker_id,
            turn_ids=handover.turns,
            actor=actor,
            at=at,
        )
    handed = handover.cases.select_related("referral").order_by("referral_id")
    return sum(_put_back(row, handover, actor, at) for row in handed)


def _put_back(row: HandedCase, handover: Handover, actor: Actor, at: datetime) -> bool:
    cases = Referral.objects.visible_to(actor).in_status(*IN_HAND).select_for_update(of=("self",))
    cases = cases.filter(link_worker_id=row.to_worker_id, version=row.version)
    case = cases.filter(pk=row.referral_id).first()
    if case is None:
        return False
    new = referrals.NewWorker(
        user_id=handover.worker_id,
        next_action=row.next_action,
        next_action_on=row.next_action_on,
        label=_("Handover taken back"),
    )
    referrals.change_worker(case, new, actor=actor, at=at)
    moved = Appointment.objects.booked().filter(pk__in=row.appointments)
    moved.filter(worker_id=row.to_worker_id).update(worker_id=handover.worker_id)
    referrals.pass_concerns(
        owner_id=row.to_worker_id,
        to_id=handover.worker_id,
        referral_id=case.pk,
        team_id=case.team_id,
        at=at,
    )
    return True
