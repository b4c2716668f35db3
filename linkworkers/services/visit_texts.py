"""
Checking in to a visit and out of it by text, by whoever gave a mobile number and confirmed it.

IN, or IN 90 for an hour and a half, checks in to the visit that is booked about now; OUT checks
out. A text that holds the team's safe word tells everybody at once, and is answered like any other:
somebody may be looking over the worker's shoulder.
"""

import re
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from linkworkers.models import Appointment, AppointmentMode, LoneVisit, SafeWord
from linkworkers.services.lone_visits import (
    MINUTES,
    MOST_MINUTES,
    end_visit,
    raise_alarm,
    start_visit,
)
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.accounts.selectors import live_memberships, user_of_mobile
from spcore.errors import DomainError
from spcore.notify.incoming import Received, takes_texts
from spcore.outbox.models import Lane
from spcore.outbox.publishing import publish

# What is answered: the time to be back, that it is over, or that nothing was found. ALARM tells
# the supervisors of somebody who is on no visit that we know of.
IN_TEXT, OUT_TEXT, NONE_TEXT = "visit.text_in", "visit.text_out", "visit.text_none"
ALARM = "visit.alarm"
AROUND = timedelta(hours=2)  # how far from its time a visit is taken for the one that is meant
VISITED = (AppointmentMode.VISIT, AppointmentMode.PLACE)
_NUMBER = re.compile(r"\b\d{1,3}\b")
_LETTERS = re.compile(r"[^a-z0-9]+")


@takes_texts("visit")
def take_visit_text(text: Received) -> bool:
    """Act on a text of somebody who works here. Returns whether it was one."""
    user = user_of_mobile(text.number)
    if user is None:
        return False
    actors = [
        Actor(Role(row.role), user.pk, row.organisation_id)
        for row in live_memberships(user_id=user.pk)
        if row.role in CASE_ROLES
    ]
    said, on = _plain(text.words), _going_on(user)
    if any(_holds_safe_word(said, actor) for actor in actors):
        _alarm(user, on, actors, text.at)
        return True
    first = said.partition(" ")[0]
    if first == "in":
        _check_in(user, on, actors, minutes=_minutes(said), at=text.at)
    elif first == "out" and on is not None:
        if on.alarm_at is None:  # else somebody may have made them write it: a colleague ends it
            end_visit(visit_id=on.pk, actor=_actor_on(on, actors), at=text.at)
        publish(topic=OUT_TEXT, subject_id=user.pk, at=text.at)
    else:
        publish(topic=NONE_TEXT, subject_id=user.pk, at=text.at)
    return True


def _check_in(
    user: User, on: LoneVisit | None, actors: list[Actor], *, minutes: int, at: datetime
) -> None:
    referral_id = on.referral_id if on else _booked_about(user, at, VISITED)
    if referral_id is None or _started(referral_id, actors, minutes, at) is None:
        publish(topic=NONE_TEXT, subject_id=user.pk, at=at)
        return
    publish(topic=IN_TEXT, subject_id=user.pk, at=at)


def _started(
    referral_id: UUID, actors: list[Actor], minutes: int, at: datetime
) -> LoneVisit | None:
    """Check in, in whichever role of theirs may; None where none may, or nobody is to be told."""
    for actor in actors:
        try:
            with transaction.atomic():
                return start_visit(referral_id=referral_id, actor=actor, at=at, minutes=minutes)
        except DomainError:
            continue
    return None


def _alarm(user: User, on: LoneVisit | None, actors: list[Actor], at: datetime) -> None:
    visit = on
    if visit is None and (referral_id := _booked_about(user, at, tuple(AppointmentMode))):
        visit = _started(referral_id, actors, MINUTES, at)
    if visit is None:
        publish(topic=ALARM, subject_id=user.pk, at=at, lane=Lane.SAFETY)
    else:
        raise_alarm(visit=visit, at=at)
    publish(topic=IN_TEXT if visit else NONE_TEXT, subject_id=user.pk, at=at)


def _going_on(user: User) -> LoneVisit | None:
    return LoneVisit.objects.going_on().filter(worker=user).first()


def _actor_on(visit: LoneVisit, actors: list[Actor]) -> Actor:
    """Return the role in which the visit is theirs; the first where none is any more."""
    team = visit.referral.team_id
    return next((one for one in actors if one.organisation_id == team), actors[0])


def _booked_about(user: User, at: datetime, modes: tuple[str, ...]) -> UUID | None:
    """Return the case of the appointment whose time is nearest to now."""
    rows = Appointment.objects.booked().filter(
        worker=user, mode__in=modes, starts_at__gt=at - AROUND, starts_at__lt=at + AROUND
    )
    found = sorted(rows, key=lambda row: (abs(row.starts_at - at), row.pk))
    return found[0].referral_id if found else None


def _holds_safe_word(said: str, actor: Actor) -> bool:
    held = SafeWord.objects.visible_to(actor).first()
    word = _plain(held.word) if held else ""
    return bool(word) and f" {word} " in f" {said} "


def _minutes(said: str) -> int:
    found = _NUMBER.search(said)
    asked = int(found.group()) if found else MINUTES
    return asked if 0 < asked <= MOST_MINUTES else MINUTES


def _plain(words: str) -> str:
    return _LETTERS.sub(" ", words.casefold()).strip()
