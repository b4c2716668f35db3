"""Supervision for tests: sessions made by the service."""

from datetime import timedelta

from django.utils import timezone

from linkworkers.models import SupervisionSession
from linkworkers.services import supervision


def planned(world, *, worker=None, days=0, at=None) -> SupervisionSession:
    """Let the world's supervisor plan one with a link worker, in so many days."""
    at = at or timezone.now()
    plan = supervision.Plan(
        worker_id=(worker or world.worker).user_id,
        supervisor_id=world.supervisor.user_id,
        day=timezone.localdate(at) + timedelta(days=days),
    )
    return supervision.plan_session(plan=plan, actor=world.supervisor, at=at)


def held(world, *, days_ago=0, personal="", worker=None) -> SupervisionSession:
    """Let one be held so many days ago."""
    at = timezone.now() - timedelta(days=days_ago)
    session = planned(world, worker=worker, at=at)
    words = supervision.Held(held_on=timezone.localdate(at), personal=personal)
    return supervision.record_session(
        session_id=session.pk, held=words, version=0, actor=world.supervisor, at=at
    )


def address(session, rest="") -> str:
    """Return the address of a session's page."""
    return f"/team/supervision/{session.pk}/{rest}"


def day_parts(name, day) -> dict[str, int]:
    """Return a day as a form sends it."""
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}
