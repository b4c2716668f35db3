"""How far the people came with services whom a practice referred: for that practice alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from referrals.models import Referral
from referrals.selectors.feedback import words_withheld_from
from referrals.selectors.uptake import read, told_codes
from referrals.states import Status
from referrals.uptake import LADDER, Stage
from spcore.accounts.actor import Actor
from spcore.working_days import LONDON

LEAST = 20  # people behind any share (practice.md 22)
ROUND_TO = 5  # people, and per cent


@dataclass(frozen=True, slots=True)
class Coming:
    """Twelve closed months; `people` rounded down, and in `rows` which share came how far."""

    since: date
    until: date
    people: int
    rows: tuple[tuple[str, str], ...]


def coming_of(*, actor: Actor, at: datetime) -> Coming:
    """
    Return how far people came whom the actor's practice referred in the last four closed quarters.

    Only those of whom the practice is told count, so that nothing subtracts to somebody who
    refused; no `rows` where they are fewer than twenty (practice.md 22). One query.
    """
    since, until = _closed_year(at.astimezone(LONDON).date())
    furthest: dict[Any, Stage | None] = {}
    for person, codes in _told(actor, since, until):
        reached = [furthest.get(person), *(read(code).furthest for code in codes)]
        furthest[person] = max(reached, key=_place)
    number = len(furthest)
    shares = _shares(Counter(furthest.values()), number) if number >= LEAST else ()
    return Coming(since, until, number - number % ROUND_TO, shares)


def _told(actor: Actor, since: date, until: date) -> QuerySet[Referral, Any]:
    rows = Referral.objects.visible_to(actor).exclude(status=Status.ENTERED_IN_ERROR)
    rows = rows.filter(
        referring_organisation_id=actor.organisation_id,
        submitted_at__date__gte=since,
        submitted_at__date__lte=until,
        person__isnull=False,
        codes_only=False,
    )
    told = rows.annotate(is_refused=words_withheld_from(actor), services=told_codes())
    return told.filter(is_refused=False).values_list("person_id", "services")


def _closed_year(today: date) -> tuple[date, date]:
    """Return the first and the last day of the four quarters before this one."""
    start = date(today.year, today.month - (today.month - 1) % 3, 1)
    return start.replace(year=start.year - 1), start - timedelta(days=1)


def _place(stage: Stage | None) -> int:
    return -1 if stage is None else LADDER.index(stage)


def _shares(counted: Counter[Stage | None], number: int) -> tuple[tuple[str, str], ...]:
    stages = [stage for stage in LADDER if stage != Stage.OFFERED]  # which no practice is told
    rows = [(str(stage.label), _share(counted[stage], number)) for stage in stages]
    return (
        *rows,
        (_("No service so far, or not one you are told of"), _share(counted[None], number)),
    )


def _share(part: int, whole: int) -> str:
    """Return a percentage in words; never 0 or 100, which would say it of everybody."""
    rounded = ROUND_TO * round(100 * part / whole / ROUND_TO)
    if rounded < ROUND_TO:
        return _("under %s%%") % ROUND_TO
    if rounded > 100 - ROUND_TO:
        return _("over %s%%") % (100 - ROUND_TO)
    return _("about %s%%") % rounded
