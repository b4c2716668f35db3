"""Training in the demo: the usual list, and records of which some run out soon or have."""

from datetime import datetime, timedelta

from django.utils import timezone

from linkworkers.selectors.training import courses_of
from linkworkers.services import training
from linkworkers.services.training_courses import add_usual_courses
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast

# For each course of the list in turn, how many days ago it was done; None: not yet.
DAYS_AGO = (300, 40, None, 1010, 1130, 200, 700)
NEEDS = ("How benefits work when somebody starts a job", "British Sign Language, the basics")


def add_training(cast: Cast, *, at: datetime) -> None:
    """Give every link worker some courses, and the first of each team a need."""
    admin = cast.accounts[Role.SCHEME_ADMIN]
    scheme = cast.scheme.organisation
    actor = Actor(role=Role.SCHEME_ADMIN, user_id=admin.pk, organisation_id=scheme.pk)
    add_usual_courses(actor=actor)
    for number, worker in enumerate(worker for team in cast.teams for worker in team.workers):
        _courses(worker, number, at)
    for team, words in zip(cast.teams, NEEDS, strict=False):
        worker = team.workers[0]
        assert worker.user_id is not None  # noqa: S101
        training.add_need(user_id=worker.user_id, words=words, wanted_on=None, actor=worker, at=at)


def _courses(worker: Actor, number: int, at: datetime) -> None:
    assert worker.user_id is not None  # noqa: S101
    for place, course in enumerate(courses_of(actor=worker)):
        days = DAYS_AGO[(place + number) % len(DAYS_AGO)]
        if days is None:
            continue
        done = training.Done(
            course_id=course.pk,
            done_on=timezone.localdate(at) - timedelta(days=days),
            evidence="Certificate in the team’s folder",
        )
        training.add_record(user_id=worker.user_id, done=done, actor=worker, at=at)
