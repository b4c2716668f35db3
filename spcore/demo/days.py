"""A day's work for the demo: rooms, templates of notes, and one worker's appointments."""

from datetime import datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from linkworkers import services as work
from linkworkers.models import AppointmentMode, Complexity, Level, NoteTemplate, Room, Travel
from referrals.models import Referral
from referrals.states import IN_HAND, Status
from spcore.demo.cast import Cast, Team

# Days from now, the time, how they meet, and where when that is no room.
BOOKED = (
    (0, time(10), AppointmentMode.PRACTICE, ""),
    (0, time(11, 30), AppointmentMode.PHONE, ""),
    (0, time(14, 30), AppointmentMode.PLACE, "Library, by the front desk"),
    (1, time(9, 30), AppointmentMode.VISIT, ""),
    (3, time(15), AppointmentMode.PRACTICE, ""),
)

TEMPLATES = (
    (
        "First call",
        "What matters to them:\nWhat they have tried:\nWho is around them:\nA good first step:",
    ),
    ("Review", "What has changed:\nWhat helped, and what did not:\nWhat they want next:"),
)


# How much work some of the first worker's cases are; after how many silent weeks they stand out.
SUPPORT = (
    work.SupportFields(Level.HOLISTIC, Complexity.MORE, Travel.FAR, 2),
    work.SupportFields(Level.SIGNPOSTING, Complexity.USUAL, Travel.NEAR, 6),
    work.SupportFields(Level.HOLISTIC, Complexity.USUAL, Travel.NEAR, 3),
    work.SupportFields(Level.BRIEF, Complexity.MORE, Travel.NEAR, 4),
)


def add_days(cast: Cast, *, at: datetime) -> None:
    """Give every team rooms with gaps among them, and the first worker a day's appointments."""
    for team in cast.teams:
        _rooms(team)
        _templates(team)
    team = cast.teams[0]
    worker, room = team.workers[0], Room.objects.filter(practice=team.practices[0]).first()
    cases = Referral.objects.filter(link_worker_id=worker.user_id, status__in=IN_HAND)
    chosen = cases.filter(person__died_on=None).order_by("next_action_on", "pk")[: len(BOOKED)]
    for case, (days, clock, mode, place) in zip(chosen, BOOKED, strict=False):
        day = timezone.localdate(at) + timedelta(days=days)
        is_room = mode == AppointmentMode.PRACTICE and room is not None
        when = work.When(
            starts_at=timezone.make_aware(datetime.combine(day, clock)),
            minutes=45,
            mode=mode,
            room_id=room.pk if is_room and room else None,
            place=place,
        )
        booked_at = min(at, when.starts_at) - timedelta(hours=20)
        work.book_appointment(
            referral_id=case.pk, when=when, nonce=uuid4(), actor=worker, at=booked_at
        )

    active = cases.filter(status=Status.ACTIVE).order_by("reference")
    for case, fields in zip(active, SUPPORT, strict=False):
        work.set_support(referral_id=case.pk, fields=fields, version=0, actor=worker, at=at)


def _rooms(team: Team) -> None:
    """Every third practice offers nothing, every second no computer."""
    Room.objects.bulk_create(
        Room(
            practice=practice,
            name=f"Room {number + 2}",
            has_phone=True,
            has_computer=number % 2 == 0,
            is_step_free=number != 1,
            note="Tuesdays and Thursdays. The key is at reception." if number == 1 else "",
        )
        for number, practice in enumerate(team.practices)
        if number % 3 != 2
    )


def _templates(team: Team) -> None:
    NoteTemplate.objects.bulk_create(
        NoteTemplate(team=team.organisation, name=name, words=words) for name, words in TEMPLATES
    )
