"""The other doors of a scheme: which one helps with what, in the words a page prints."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from referrals.models import OtherDoor


@dataclass(frozen=True, slots=True)
class DoorWords:
    """A door as a page shows it. `caution` is empty once a clinical lead has checked it."""

    id: UUID
    name: str
    what_for: str
    phone: str
    hours: str
    how: str
    url: str
    ages: str
    caution: str

    @property
    def choice(self) -> str:
        """Return name and number in one line."""
        return _choice(self.name, self.phone)


def doors_of(*, scheme_id: UUID) -> list[OtherDoor]:
    """Return the scheme's open doors, those for a crisis first, then by name. One query."""
    rows = OtherDoor.objects.filter(scheme_id=scheme_id, is_open=True)
    return list(rows.order_by("-is_for_crisis", "name", "pk"))


def with_door(said: str, *, name: str, phone: str) -> str:
    """Return what the team wrote with the door's name and number first, which it may say itself."""
    if not name or said.startswith(name):
        return said
    return f"{_choice(name, phone)} {said}".strip()


def _choice(name: str, phone: str) -> str:
    return f"{name}: {phone}" if phone else name


def door_words(door: OtherDoor) -> DoorWords:
    """Return a door in words."""
    return DoorWords(
        id=door.pk,
        name=door.name,
        what_for=door.what_for,
        phone=door.phone,
        hours=door.hours,
        how=door.how,
        url=door.url,
        ages=ages_words(door.minimum_age, door.maximum_age),
        caution="" if door.confirmed_on else _("To be confirmed by a clinical lead"),
    )


def ages_words(least: int | None, most: int | None) -> str:
    """Return an age range in words; nothing where any age will do."""
    if most is None:
        return _("From age %(n)d") % {"n": least} if least else ""
    if not least:
        return _("Up to age %(n)d") % {"n": most}
    return _("Age %(least)d to %(most)d") % {"least": least, "most": most}
