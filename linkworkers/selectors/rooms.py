"""What the practices of a team offer a link worker, and what they lack (barriers.md, 4-2)."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from linkworkers.models import Room
from linkworkers.selectors.appointments import room_facts
from referrals.models import TeamCover
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.errors import NotVisible


@dataclass(frozen=True, slots=True)
class RoomRow:
    """One room, in words."""

    name: str
    facts: tuple[str, ...]
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class PracticeRooms:
    """A practice, its rooms, and what a link worker does not find there."""

    id: UUID
    name: str
    rooms: list[RoomRow]
    gaps: str


def rooms_by_practice(*, actor: Actor) -> list[PracticeRooms]:
    """Return every practice the team serves, those that lack something first. Two queries."""
    covers = _served(actor)
    held: dict[UUID, list[Room]] = {}
    for room in Room.objects.visible_to(actor).in_use().order_by("name", "pk"):
        held.setdefault(room.practice_id, []).append(room)
    found = [
        PracticeRooms(pk, name, [_row(room) for room in held.get(pk, [])], _gaps(held.get(pk, [])))
        for pk, name in covers.values_list("practice_id", "practice__name")
    ]
    return sorted(found, key=lambda practice: not practice.gaps)


def _row(room: Room) -> RoomRow:
    url = reverse("linkworkers:room_edit", args=[room.pk])
    return RoomRow(room.name, tuple(room_facts(room)), room.note, url)


def _gaps(rooms: list[Room]) -> str:
    if not rooms:
        return _("No room")
    lacks = (
        (any(room.has_phone for room in rooms), _("no phone")),
        (any(room.has_computer for room in rooms), _("no computer")),
        (any(room.is_step_free for room in rooms), _("no step-free room")),
    )
    return ", ".join(words for has, words in lacks if not has).capitalize()


def practices_of_team(*, actor: Actor) -> list[tuple[str, str]]:
    """Return the practices the team serves, as choices."""
    rows = _served(actor).values_list("practice_id", "practice__name")
    return [(str(pk), name) for pk, name in rows]


def _served(actor: Actor) -> QuerySet[TeamCover]:
    """Return where the team may have rooms: at practices, not at a school that refers to it."""
    covers = TeamCover.objects.filter(team_id=actor.organisation_id)
    covers = covers.filter(practice__kind=OrganisationKind.PRACTICE)
    return covers.order_by("practice__name", "practice_id")


def room_for(*, actor: Actor, room_id: UUID) -> Room:
    """Return one room of the team's practices, to change it. :raises NotVisible:"""
    room = Room.objects.visible_to(actor).select_related("practice").filter(pk=room_id).first()
    if room is None:
        raise NotVisible
    return room
