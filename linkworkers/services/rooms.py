"""Keeping the register of what practices offer a link worker."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Appointment, Room
from referrals.models import TeamCover
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible


@dataclass(frozen=True, slots=True)
class RoomFields:
    """What is known of a room. One that is not open any more cannot be booked."""

    name: str
    has_phone: bool = False
    has_computer: bool = False
    is_step_free: bool = False
    note: str = ""
    is_open: bool = True


@transaction.atomic
def add_room(*, practice_id: UUID, fields: RoomFields, actor: Actor, at: datetime) -> Room:
    """Add a room at a practice the team serves. :raises NotPermitted, Invalid, Conflict:"""
    _check(actor)
    served = TeamCover.objects.filter(team_id=actor.organisation_id, practice_id=practice_id)
    if not served.exists():
        raise Invalid(_("Choose a practice that your team serves"), field="practice")
    return _save(Room(practice_id=practice_id), fields, actor)


@transaction.atomic
def edit_room(
    *, room_id: UUID, fields: RoomFields, version: int, actor: Actor, at: datetime
) -> Room:
    """
    Change a room, or close it.

    :raises NotVisible, NotPermitted:
    :raises Conflict: for a stale version, and while appointments are still to come in it.
    """
    _check(actor)
    rows = Room.objects.visible_to(actor).select_for_update(of=("self",))
    room = rows.filter(pk=room_id).first()
    if room is None:
        raise NotVisible
    if room.version != version:
        raise Conflict(_("Somebody else has changed this room. Look at it again, then decide"))
    coming = Appointment.objects.booked().filter(room=room, ends_at__gt=at)
    if not fields.is_open and coming.exists():
        raise Conflict(_("People are still booked into this room. Move them first"))
    return _save(room, fields, actor)


def _check(actor: Actor) -> None:
    if actor.role not in policies.MAY_KEEP_ROOMS:
        raise NotPermitted("Your role does not keep the list of rooms")


def _save(room: Room, fields: RoomFields, actor: Actor) -> Room:
    for name, value in asdict(fields).items():
        setattr(room, name, value)
    room.version += 1
    try:
        with transaction.atomic():
            room.save()
    except IntegrityError as error:
        raise Conflict(_("This practice has a room of that name already")) from error
    audit.record(actor=actor, action=audit.Action.SETTINGS, label="room", object_id=room.pk)
    return room
