"""Keeping the rota: naming people, giving a turn to a colleague, copying last week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from referrals import policies
from referrals.models import OnCallTurn
from referrals.selectors.rota import WEEK, rota_people, rota_team, turn_for, turns_to_come
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import Conflict, Invalid, NotPermitted
from spcore.working_days import LONDON, ONE_DAY


@dataclass(frozen=True, slots=True)
class NewTurns:
    """One person on call on some days, from and until the same times of day in London."""

    user_id: UUID
    days: Sequence[date]
    starts: time
    ends: time


@transaction.atomic
def add_turns(*, team_id: UUID, new: NewTurns, actor: Actor, at: datetime) -> int:
    """
    Put somebody on call; return on how many days. A turn that is there already is left alone.

    :raises NotPermitted, NotVisible, Invalid: past days, and people who could not take over.
    """
    team = _team(team_id, actor)
    if new.user_id not in dict(rota_people(team=team)):
        raise Invalid("Choose somebody of this team, or a safeguarding lead", field="person")
    if new.starts >= new.ends:
        raise Invalid("The end must be later than the beginning", field="ends")
    if not new.days or min(new.days) < at.astimezone(LONDON).date():
        raise Invalid("Choose today or a later day", field="days")
    made = [
        _turn(team, new.user_id, (day, new.starts, new.ends), actor, at) for day in set(new.days)
    ]
    return _insert(made, team, actor, "rota.add")


@transaction.atomic
def copy_last_week(*, team_id: UUID, monday: date, actor: Actor, at: datetime) -> int:
    """
    Put into the week of `monday` what the week before has; return how many turns are new.

    Days that have passed and people who have left are skipped.
    :raises NotPermitted, NotVisible:
    """
    team = _team(team_id, actor)
    able, today = dict(rota_people(team=team)), at.astimezone(LONDON).date()
    before = OnCallTurn.objects.filter(team=team, day__range=(monday - WEEK, monday - ONE_DAY))
    made = [
        _turn(team, row.user_id, (row.day + WEEK, row.starts, row.ends), actor, at)
        for row in before.order_by("day", "starts", "pk")
        if row.user_id in able and row.day + WEEK >= today
    ]
    return _insert(made, team, actor, "rota.copy")


@transaction.atomic
def swap_turn(
    *, turn_id: UUID, user_id: UUID, held_by: UUID, actor: Actor, at: datetime
) -> OnCallTurn:
    """
    Give a turn to a colleague, remembering whose it was.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when the turn is over, or no longer is that of `held_by`.
    """
    turn = _locked(turn_id, actor, at)
    if turn.user_id != held_by:
        raise Conflict("Somebody else has changed this turn. Look at it again")
    if user_id not in dict(rota_people(team=turn.team)):
        raise Invalid("Choose somebody of this team, or a safeguarding lead", field="person")
    same = OnCallTurn.objects.filter(
        team=turn.team, user_id=user_id, day=turn.day, starts=turn.starts
    )
    if same.exclude(pk=turn.pk).exists():
        raise Invalid("They are on call at that time already", field="person")
    _give(turn, user_id, actor, at)
    _note(actor, "rota.swap", turn.pk)
    return turn


def _give(turn: OnCallTurn, user_id: UUID, actor: Actor, at: datetime) -> None:
    """Give a turn to somebody, remembering whose it was."""
    turn.instead_of_id = turn.instead_of_id or turn.user_id
    turn.user_id = user_id
    if turn.instead_of_id == user_id:
        turn.instead_of_id = None
    turn.set_by_id, turn.set_at = actor.user_id, at
    turn.save(update_fields=["user", "instead_of", "set_by", "set_at"])


@transaction.atomic
def pass_turns(
    *,
    from_id: UUID,
    to_id: UUID,
    actor: Actor,
    at: datetime,
    turn_ids: Sequence[UUID] | None = None,
) -> list[UUID]:
    """
    Give one person's turns to come in the actor's team to another, and return their ids.

    With `turn_ids` only those. A turn the other has at that time already is left alone.
    :raises NotPermitted:
    """
    _check(actor)
    rows = turns_to_come(user_id=from_id, team_id=actor.organisation_id, at=at)
    if turn_ids is not None:
        rows = rows.filter(pk__in=turn_ids)
    theirs = OnCallTurn.objects.filter(team_id=actor.organisation_id, user_id=to_id)
    busy = set(theirs.filter(day__gte=at.astimezone(LONDON).date()).values_list("day", "starts"))
    found = [
        turn
        for turn in rows.select_for_update(of=("self",)).order_by("day", "starts", "pk")
        if (turn.day, turn.starts) not in busy
    ]
    for turn in found:
        _give(turn, to_id, actor, at)
    if found:
        _note(actor, "rota.swap", found[0].team_id)
    return [turn.pk for turn in found]


@transaction.atomic
def remove_turn(*, turn_id: UUID, actor: Actor, at: datetime) -> OnCallTurn:
    """Take a turn out, unless it is over. :raises NotPermitted, NotVisible, Conflict:"""
    turn = _locked(turn_id, actor, at)
    _note(actor, "rota.remove", turn.pk)
    OnCallTurn.objects.filter(pk=turn.pk).delete()
    return turn


def _team(team_id: UUID, actor: Actor) -> Organisation:
    _check(actor)
    return rota_team(actor=actor, team_id=team_id)


def _check(actor: Actor) -> None:
    if actor.role not in policies.MAY_SET_ROTA:
        raise NotPermitted("Only supervisors and the scheme's administrators change the rota")


def _locked(turn_id: UUID, actor: Actor, at: datetime) -> OnCallTurn:
    _check(actor)
    turn_for(actor=actor, turn_id=turn_id)
    rows = OnCallTurn.objects.visible_to(actor).select_for_update(of=("self",))
    turn = rows.select_related("team", "user").get(pk=turn_id)
    local = at.astimezone(LONDON)
    if (turn.day, turn.ends) <= (local.date(), local.time()):
        raise Conflict("This turn is over. It stays as it was")
    return turn


def _turn(
    team: Organisation, user_id: UUID, when: tuple[date, time, time], actor: Actor, at: datetime
) -> OnCallTurn:
    day, starts, ends = when
    return OnCallTurn(
        team=team,
        user_id=user_id,
        day=day,
        starts=starts,
        ends=ends,
        set_by_id=actor.user_id,
        set_at=at,
    )


def _insert(made: Sequence[OnCallTurn], team: Organisation, actor: Actor, label: str) -> int:
    rows = OnCallTurn.objects.filter(team=team)
    before = rows.count()
    OnCallTurn.objects.bulk_create(made, ignore_conflicts=True)
    _note(actor, label, team.pk)
    return rows.count() - before


def _note(actor: Actor, label: str, object_id: UUID) -> None:
    audit.record(actor=actor, action=audit.Action.CHANGE, label=label, object_id=object_id)
