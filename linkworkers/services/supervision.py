"""Planning supervision, holding it, and what the two agreed to do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import (
    SupervisionAction,
    SupervisionItem,
    SupervisionSession,
    SupervisionStandard,
)
from linkworkers.selectors.supervision import supervisors
from linkworkers.selectors.worker_list import worker_for
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible

STALE = "Somebody else has changed this since you opened it. Look at it again"


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose session with whom, on which day; at which time, where that is agreed."""

    worker_id: UUID
    supervisor_id: UUID
    day: date
    starts: time | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a session: its day, the personal part, which items were talked about."""

    held_on: date
    personal: str
    talked: Collection[UUID] = ()
    next_on: date | None = None


@transaction.atomic
def set_standard(*, weeks: int, version: int, actor: Actor) -> SupervisionStandard:
    """Agree how often the team has supervision. :raises NotPermitted, Invalid, Conflict:"""
    if actor.role not in policies.MAY_SET_STANDARD:
        raise NotPermitted(_("Only a supervisor sets how often supervision is"))
    if not 1 <= weeks <= 26:
        raise Invalid(_("Choose 1 to 26 weeks"), field="weeks")
    SupervisionStandard.objects.get_or_create(team_id=actor.organisation_id)
    held = SupervisionStandard.objects.visible_to(actor).select_for_update().get()
    if held.version != version:
        raise Conflict(_(STALE))
    held.weeks, held.version = weeks, version + 1
    held.save(update_fields=["weeks", "version"])
    _note(actor, "supervision standard", actor.organisation_id)
    return held


@transaction.atomic
def plan_session(*, plan: Plan, actor: Actor, at: datetime) -> SupervisionSession:
    """
    Plan the next session of the two, or move the one they have planned.

    What they have not talked about moves on to it.
    :raises NotVisible, NotPermitted: a link worker plans their own, a supervisor with themself.
    :raises Invalid: for a day that is over, or somebody who is no supervisor of the team.
    """
    worker_for(actor=actor, user_id=plan.worker_id)
    own = plan.worker_id if actor.role == Role.LINK_WORKER else plan.supervisor_id
    if own != actor.user_id:
        raise NotPermitted(_("You plan your own supervision"))
    if plan.supervisor_id == plan.worker_id:
        raise Invalid(_("Choose somebody else"), field="supervisor")
    if plan.supervisor_id not in dict(supervisors(actor=actor)):
        raise Invalid(_("Choose a supervisor of your team"), field="supervisor")
    if plan.day < timezone.localdate(at):
        raise Invalid(_("Choose today or a later day"), field="day")
    return _planned(plan, actor, at)


def _planned(plan: Plan, actor: Actor, at: datetime) -> SupervisionSession:
    pair = SupervisionSession.objects.filter(
        team_id=actor.organisation_id, worker_id=plan.worker_id, supervisor_id=plan.supervisor_id
    )
    session, is_new = pair.to_come().get_or_create(
        team_id=actor.organisation_id,
        worker_id=plan.worker_id,
        supervisor_id=plan.supervisor_id,
        defaults={"day": plan.day, "starts": plan.starts, "planned_at": at},
    )
    if not is_new:
        session.day, session.starts = plan.day, plan.starts
        session.save(update_fields=["day", "starts"])
    left = SupervisionItem.objects.filter(session__in=pair, talked_at=None)
    left.exclude(session=session).update(session=session)
    _note(actor, "supervision planned", session.pk)
    return session


@transaction.atomic
def call_off_session(*, session_id: UUID, actor: Actor, at: datetime) -> SupervisionSession:
    """Call a planned one off. :raises NotVisible, Conflict:"""
    session = _locked(session_id, actor)
    if session.held_on or session.called_off_at:
        raise Conflict(_("This session is over"))
    session.called_off_at = at
    session.save(update_fields=["called_off_at"])
    _note(actor, "supervision called off", session.pk)
    return session


@transaction.atomic
def record_session(
    *, session_id: UUID, held: Held, version: int, actor: Actor, at: datetime
) -> SupervisionSession:
    """
    Say that it took place, and keep the personal part; again to put that right.

    :raises NotVisible, Invalid: the second for a day to come.
    :raises Conflict: for a stale version, and where it was called off.
    """
    session = _locked(session_id, actor)
    if session.called_off_at:
        raise Conflict(_("This session was called off"))
    if session.version != version:
        raise Conflict(_(STALE))
    if held.held_on > timezone.localdate(at):
        raise Invalid(_("The day is still to come"), field="held_on")
    session.held_on, session.personal = held.held_on, held.personal.strip()
    session.version += 1
    session.save(update_fields=["held_on", "personal", "version"])
    session.items.filter(pk__in=held.talked, talked_at=None).update(talked_at=at)
    if held.next_on is not None:
        _planned(Plan(session.worker_id, session.supervisor_id, held.next_on), actor, at)
    _note(actor, "supervision held", session.pk)
    return session


@transaction.atomic
def add_item(*, session_id: UUID, words: str, actor: Actor, at: datetime) -> SupervisionItem:
    """Put something on the agenda; the same words once. :raises NotVisible, Conflict:"""
    session = _locked(session_id, actor)
    if session.held_on or session.called_off_at:
        raise Conflict(_("This session is over. Plan the next one first"))
    item, _is_new = session.items.get_or_create(
        words=words.strip(),
        talked_at=None,
        defaults={"added_by_id": actor.user_id, "added_at": at},
    )
    return item


@transaction.atomic
def remove_item(*, item_id: UUID, actor: Actor) -> UUID:
    """Take one's own item off the agenda; return its session. :raises NotVisible:"""
    rows = SupervisionItem.objects.visible_to(actor).filter(added_by_id=actor.user_id)
    item = rows.select_for_update(of=("self",)).filter(pk=item_id, talked_at=None).first()
    if item is None:
        raise NotVisible
    item.delete()
    return item.session_id


@transaction.atomic
def add_action(
    *, session_id: UUID, words: str, is_workers: bool, due_on: date, actor: Actor, at: datetime
) -> SupervisionAction:
    """Keep what one of the two does until when; the same once. :raises NotVisible:"""
    session = _locked(session_id, actor)
    action, _is_new = session.actions.get_or_create(
        words=words.strip(),
        due_on=due_on,
        owner_id=session.worker_id if is_workers else session.supervisor_id,
        defaults={"added_at": at},
    )
    return action


@transaction.atomic
def settle_action(
    *, action_id: UUID, is_done: bool, actor: Actor, at: datetime
) -> SupervisionAction:
    """Say that it is done, or take that back. :raises NotVisible:"""
    rows = SupervisionAction.objects.visible_to(actor).select_for_update(of=("self",))
    action = rows.filter(pk=action_id).first()
    if action is None:
        raise NotVisible
    action.done_at = (action.done_at or at) if is_done else None
    action.save(update_fields=["done_at"])
    return action


def _locked(session_id: UUID, actor: Actor) -> SupervisionSession:
    rows = SupervisionSession.objects.visible_to(actor).select_for_update(of=("self",))
    session = rows.filter(pk=session_id).first()
    if session is None:
        raise NotVisible
    return session


def _note(actor: Actor, label: str, object_id: UUID | None) -> None:
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=object_id)
