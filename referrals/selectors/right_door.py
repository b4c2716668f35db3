"""Whether a scheme is the right door for somebody, and which one is: shown while referring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from referrals.models import OtherDoor, Scheme
from referrals.selectors.doors import DoorWords, ages_words, door_words
from spcore.needs import Need


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the person while the form is filled in; the practice only where one is."""

    needs: Sequence[str] = ()
    age: int | None = None
    practice_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something the scheme is not for, with the doors that are. It refuses nothing."""

    field: str
    text: str
    doors: tuple[DoorWords, ...]


def misfits(
    *, scheme: Scheme, about: About, doors: Iterable[OtherDoor], is_served: bool
) -> list[Misfit]:
    """Return what does not fit: needs another door serves, the age, the practice's area."""
    doors = list(doors)
    found = [_need(need, doors, about.age) for need in about.needs if need in scheme.not_for_needs]
    if about.age is not None and not _takes(scheme.minimum_age, scheme.maximum_age, about.age):
        named = [door for door in doors if _is_for_age(door, about.age)]
        ages = ages_words(scheme.minimum_age, scheme.maximum_age)
        text = _("The person is %(age)d. This scheme takes people: %(ages)s.")
        found.append(Misfit("age", text % {"age": about.age, "ages": ages}, _words(named)))
    if about.practice_id is not None and not is_served:
        text = _("The person’s practice is outside the area that this scheme serves.")
        found.append(Misfit("area", text, ()))
    return found


def _need(code: str, doors: list[OtherDoor], age: int | None) -> Misfit:
    named = [door for door in doors if code in door.needs and _may_take(door, age)]
    text = _("%(need)s: this scheme is not for that.") % {"need": Need(code).label}
    return Misfit("needs", text, _words(named))


def need_hints(*, scheme: Scheme, doors: Iterable[OtherDoor]) -> dict[str, str]:
    """Return what stands beside the box of each need that another door serves."""
    doors = list(doors)
    hints = {}
    for code in scheme.not_for_needs:
        named = [door_words(door).choice for door in doors if code in door.needs]
        door = "; ".join(named) or _("ring the scheme to ask who helps")
        hints[code] = _("Not this scheme. The right door: %(door)s") % {"door": door}
    return hints


def _takes(least: int | None, most: int | None, age: int) -> bool:
    return (least is None or age >= least) and (most is None or age <= most)


def _may_take(door: OtherDoor, age: int | None) -> bool:
    return age is None or _takes(door.minimum_age, door.maximum_age, age)


def _is_for_age(door: OtherDoor, age: int) -> bool:
    """Tell whether the door is there for this age in particular."""
    has_ages = door.minimum_age is not None or door.maximum_age is not None
    return has_ages and not door.is_for_crisis and _may_take(door, age)


def _words(doors: Iterable[OtherDoor]) -> tuple[DoorWords, ...]:
    return tuple(door_words(door) for door in doors)
