"""Appointments and rooms as tests need them, and what their forms are sent."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from linkworkers.models import Appointment, Room
from tests.factories.referrals import World


def tomorrow_at(hour: int, minute: int = 0) -> datetime:
    """Return tomorrow at that time, in London."""
    local = timezone.localtime() + timedelta(days=1)
    return local.replace(hour=hour, minute=minute, second=0, microsecond=0)


def room_at(world: World, name: str = "Room 2", **fields: object) -> Room:
    """Make a room at the world's practice."""
    return Room.objects.create(practice=world.practice, name=name, **fields)


def booked(world: World, referral, starts_at: datetime, **fields) -> Appointment:
    """Make an appointment of 45 minutes with the case's worker."""
    fields = {"mode": "phone", "ends_at": starts_at + timedelta(minutes=45)} | fields
    return Appointment.objects.create(
        referral=referral,
        worker_id=referral.link_worker_id,
        starts_at=starts_at,
        booked_by_id=world.worker.user_id,
        booked_at=timezone.now(),
        nonce=uuid4(),
        **fields,
    )


def sent(starts_at: datetime, **fields: str) -> dict[str, str]:
    """Return a form as a browser sends it."""
    local = timezone.localtime(starts_at)
    return {
        "on_day": str(local.day),
        "on_month": str(local.month),
        "on_year": str(local.year),
        "at_time": f"{local:%H:%M}",
        "minutes": "45",
        "mode": "phone",
        "nonce": str(uuid4()),
    } | fields
