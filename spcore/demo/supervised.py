"""Supervision in the demo: one session held, one to come, and what was agreed."""

from datetime import datetime, timedelta

from django.utils import timezone

from linkworkers.services import supervision
from spcore.accounts.actor import Actor
from spcore.demo.cast import Cast, Team

PERSONAL = (
    "Finds the visits after four o'clock hard since the clocks went back. We move them to the "
    "mornings. Proud of how the Thursday group has grown. Would like to learn more about benefits."
)
ITEMS = ("Lone visits after dark", "How to say no when a practice asks for more")
ACTIONS = (
    ("Ask the practice for a room on Thursdays", False, 0),
    ("Shadow the benefits adviser for a morning", True, 0),
    ("Read the new lone working page", True, 9),
)


def add_supervision(cast: Cast, *, at: datetime) -> None:
    """Hold a session with each worker, some too long ago; the demo worker's next has an agenda."""
    for team in cast.teams:
        for number, worker in enumerate(team.workers):
            _held(team, worker, at - timedelta(weeks=(3, 2, 7)[number % 3]))
    session = _planned(cast.teams[0], cast.teams[0].workers[0], at)
    for words in ITEMS:
        worker = cast.teams[0].workers[0]
        supervision.add_item(session_id=session.pk, words=words, actor=worker, at=at)


def _planned(team: Team, worker: Actor, at: datetime):  # type: ignore[no-untyped-def]
    supervisor = team.supervisor
    assert supervisor is not None and supervisor.user_id is not None  # noqa: S101, PT018
    assert worker.user_id is not None  # noqa: S101
    plan = supervision.Plan(worker.user_id, supervisor.user_id, timezone.localdate(at))
    return supervision.plan_session(plan=plan, actor=supervisor, at=at)


def _held(team: Team, worker: Actor, at: datetime) -> None:
    session, supervisor = _planned(team, worker, at), team.supervisor
    assert supervisor is not None  # noqa: S101
    today = timezone.localdate(at)
    for words, is_workers, days in ACTIONS:
        supervision.add_action(
            session_id=session.pk,
            words=words,
            is_workers=is_workers,
            due_on=today + timedelta(days=21 + days),
            actor=supervisor,
            at=at,
        )
    held = supervision.Held(held_on=today, personal=PERSONAL)
    supervision.record_session(session_id=session.pk, held=held, version=0, actor=supervisor, at=at)
