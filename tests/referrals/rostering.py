"""Turns on call, made without services."""

from datetime import date, datetime, time

from django.utils import timezone

from referrals.models import OnCallTurn
from spcore.accounts.actor import Actor
from spcore.working_days import LONDON
from tests.factories.referrals import World


def turn_of(world: World, actor: Actor, day: date, **fields: object) -> OnCallTurn:
    """Put somebody on call for the world's team, 9am to 5pm unless said otherwise."""
    hours = {"starts": time(9), "ends": time(17)}
    return OnCallTurn.objects.create(
        team=world.team,
        user_id=actor.user_id,
        day=day,
        set_by_id=world.supervisor.user_id,
        set_at=timezone.now(),
        **(hours | fields),
    )


def on_call_now(world: World, actor: Actor, *, at: datetime | None = None, first: int = 0) -> None:
    """Put somebody on call for the whole of today; the lower `first`, the earlier their turn."""
    day = (at or timezone.now()).astimezone(LONDON).date()
    turn_of(world, actor, day, starts=time(0, 0, first), ends=time(23, 59, 59))
