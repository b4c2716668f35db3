"""How old somebody is, and what follows from it."""

from datetime import date

from django.utils.translation import gettext as _

from referrals.models import Person

ADULT_FROM = 18
# Presumed able to decide (Family Law Reform Act 1969 section 8, by analogy; practice.md 14).
ABLE_FROM = 16


def age_on(person: Person, *, on: date) -> int:
    """Return the age in whole years on that day."""
    return years_between(person.birth_date, on)


def years_between(born: date, on: date) -> int:
    """Return whole years from a birth date to a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_child_on(person: Person, *, on: date) -> bool:
    """Tell whether the person is under 18 on that day."""
    return age_on(person, on=on) < ADULT_FROM


def missed_words(born: date | None, *, on: date) -> str:
    """Return what a missed visit is called: a child is brought, so it was not (practice.md 14)."""
    is_child = born is not None and years_between(born, on) < ADULT_FROM
    return _("Was not brought") if is_child else _("Did not come")
