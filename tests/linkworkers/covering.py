"""Absences for tests: rows made by the service."""

from datetime import date

from linkworkers import services
from linkworkers.models import Absence
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON

FIRST, LAST = date(2026, 11, 20), date(2026, 11, 27)  # from NOON's day on


def absent(world, *, cover=None, first=FIRST, last=LAST, by=None, at=NOON, why="leave") -> Absence:
    """Let the world's link worker be away."""
    new = services.NewAbsence(
        worker_id=world.worker.user_id,
        starts_on=first,
        ends_on=last,
        why=why,
        cover_id=cover.user_id if cover else None,
    )
    return services.record_absence(new=new, actor=by or world.supervisor, at=at)


def colleague_in(world):
    """Return another link worker of the team."""
    return actor_in(Role.LINK_WORKER, world.team)
