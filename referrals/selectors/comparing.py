"""Two records side by side, in words: what differs, and which answer would stand."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from referrals.models import Person, Purpose
from referrals.selectors.consents import standing_answers
from referrals.selectors.person_page import contact_rows, identity_rows
from spcore.accounts.models import Organisation
from spcore.ui.dates import day

ALL = frozenset({"contact", "safe_contact", "emergency_contact"})


@dataclass(frozen=True, slots=True)
class Beside:
    """One line of the comparison."""

    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Tell whether the two say different things."""
        return self.first != self.second


def side_by_side(first: Person, second: Person) -> list[Beside]:
    """Return who they are and how to reach them, line by line."""
    one, other = (dict(_rows(person)) for person in (first, second))
    labels = list(dict.fromkeys([*one, *other]))
    return [Beside(label, one.get(label, ""), other.get(label, "")) for label in labels]


def _rows(person: Person) -> list[tuple[str, str]]:
    rows = [*identity_rows(person), *contact_rows(person, classes=ALL)]
    rows.append((_("Added"), day(person.created_at)))
    return [(label, str(value)) for label, value in rows]


def agreed_side_by_side(first: Person, second: Person) -> list[Beside]:
    """
    Return what each agreed to; where they differ, the more careful answer would stand.

    What is agreed for one service names it. Three queries.
    """
    one, other = standing_answers(first.pk), standing_answers(second.pk)
    keys = sorted({*one, *other}, key=str)
    providers = Organisation.objects.filter(pk__in=[key[1] for key in keys if key[1]])
    names: dict[UUID | None, str] = dict(providers.values_list("pk", "name"))
    return [
        Beside(
            ": ".join(filter(None, [str(Purpose(key[0]).label), names.get(key[1])])),
            _answer(one.get(key)),
            _answer(other.get(key)),
        )
        for key in keys
    ]


def _answer(is_yes: bool | None) -> str:
    if is_yes is None:
        return _("Not asked")
    return _("Yes") if is_yes else _("No, or withdrawn")
