"""How the work stands, for each link worker and the team, with the case mix beside it.

For the worker and their supervisor only (practice.md 13). Nothing of it ranks anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
)
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import ORDINARY, Complexity, Goal, Level, Travel
from linkworkers.selectors import caseload_words as wording
from linkworkers.selectors.caseload import last_contact
from linkworkers.selectors.worker_list import WorkerRow, worker_list
from referrals.models import OnwardReferral, Referral, TimelineEntry, TimelineKind, Urgency
from referrals.onward_states import AFTER_ACCEPTING, SHARING_KINDS
from referrals.onward_states import Status as Onward
from referrals.selectors import ADULT_FROM, years_between
from referrals.selectors.equality import QUESTIONS, questions_asked
from referrals.states import GOALS_MET, IN_HAND, Status
from spcore.accounts.actor import Actor

YEAR = timedelta(days=365)
FEW = 5  # below it a median says more of single people than of the work
MANY_NEEDS, OLD = 3, 75
SAID_YES = (*AFTER_ACCEPTING, Onward.STARTED, Onward.ENDED)
Pairs = tuple[tuple[str, str], ...]
_CASE = (
    *("link_worker_id", "status", "urgency", "needs", "next_action_on", "allocated_at"),
    *("person__birth_date", "person__needs_interpreter"),
    *("support__level", "support__complexity", "support__travel", "support__weight"),
    *("support__contact_weeks", "spoken", "has_goal", "has_measure", "person_id"),
)


class Median(Aggregate):
    """The middle one, as PostgreSQL's percentile_cont."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said of one link worker, or of the team: the figures, and what they work with."""

    name: str
    figures: Pairs
    mix: Pairs
    questions: Pairs = ()  # of how many the equality questions were asked, one by one


def worker_figures(*, actor: Actor, at: datetime) -> list[Figures]:
    """
    Return the team's, then each link worker's by name; a link worker's own alone.

    Seven queries, however many there are.
    """
    workers = worker_list(actor=actor)
    ids = [worker.id for worker in workers]
    cases = _open_cases(actor, ids, at)
    waits, sent, closed = _waits(actor, ids, at), _sent(actor, ids, at), _closed(actor, ids, at)
    today = timezone.localdate(at)
    found = [
        _figures(worker.name, [worker], cases, _Done(waits, sent, closed), today)
        for worker in workers
    ]
    if len(workers) < 2:
        return found
    whole = _Done(_waits(actor, ids, at, is_team=True), sent, closed)
    return [_figures(_("The team"), workers, cases, whole, today), *found]


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of the last twelve months, by link worker; None: of the whole team."""

    waits: dict[UUID | None, tuple[timedelta, int]]
    sent: dict[UUID, tuple[int, int, int, int]]
    closed: dict[UUID, tuple[int, int]]


def _open_cases(actor: Actor, ids: list[UUID], at: datetime) -> list[dict[str, Any]]:
    rows = Referral.objects.visible_to(actor).in_status(*IN_HAND).filter(link_worker_id__in=ids)
    measured = TimelineEntry.objects.filter(referral=OuterRef("pk"), kind=TimelineKind.MEASURE)
    rows = rows.annotate(
        spoken=last_contact(),
        has_goal=Exists(Goal.objects.filter(referral=OuterRef("pk"))),
        has_measure=Exists(measured),
    )
    cases = list(rows.values(*_CASE))
    asked = questions_asked(people=[case["person_id"] for case in cases])
    return [case | {"asked": asked.get(case["person_id"], frozenset())} for case in cases]


def _waits(
    actor: Actor, ids: list[UUID], at: datetime, *, is_team: bool = False
) -> dict[UUID | None, tuple[timedelta, int]]:
    """Return half of the waits to a first contact, and of how many."""
    took = ExpressionWrapper(F("first_contact_at") - F("accepted_at"), output_field=DurationField())
    rows = Referral.objects.visible_to(actor).filter(
        link_worker_id__in=ids, first_contact_at__gt=at - YEAR, accepted_at__isnull=False
    )
    asked = {"half": Median(took, output_field=DurationField()), "number": Count("pk")}
    if is_team:
        whole = rows.aggregate(**asked)
        return {None: (whole["half"], whole["number"])} if whole["number"] else {}
    grouped = rows.order_by().values("link_worker_id").annotate(**asked)
    return {row["link_worker_id"]: (row["half"], row["number"]) for row in grouped}


def _sent(actor: Actor, ids: list[UUID], at: datetime) -> dict[UUID, tuple[int, int, int, int]]:
    """Return how many were sent to services, answered, said yes to, and ended."""
    rows = OnwardReferral.objects.visible_to(actor).filter(
        referral__link_worker_id__in=ids, kind__in=SHARING_KINDS, sent_at__gt=at - YEAR
    )
    rows = rows.exclude(status=Onward.WITHDRAWN).order_by().values("referral__link_worker_id")
    grouped = rows.annotate(
        sent=Count("pk"),
        answered=Count("pk", filter=~Q(status__in=[Onward.SENT, Onward.SEEN, Onward.EXPIRED])),
        yes=Count("pk", filter=Q(status__in=SAID_YES)),
        ended=Count("pk", filter=Q(status=Onward.ENDED)),
    )
    columns = ("referral__link_worker_id", "sent", "answered", "yes", "ended")
    return {row[0]: row[1:] for row in grouped.values_list(*columns)}


def _closed(actor: Actor, ids: list[UUID], at: datetime) -> dict[UUID, tuple[int, int]]:
    """Return how many cases were closed, and how many of them with their goals met, or partly."""
    rows = Referral.objects.visible_to(actor).in_status(Status.CLOSED)
    rows = rows.filter(link_worker_id__in=ids, closed_at__gt=at - YEAR).order_by()
    grouped = rows.values("link_worker_id").annotate(
        number=Count("pk"), met=Count("pk", filter=Q(outcome__in=GOALS_MET))
    )
    return {row["link_worker_id"]: (row["met"], row["number"]) for row in grouped}


def _figures(
    name: str,
    workers: list[WorkerRow],
    cases: list[dict[str, Any]],
    done: _Done,
    today: date,
) -> Figures:
    ids = {worker.id for worker in workers}
    rows = [row for row in cases if row["link_worker_id"] in ids]
    sent = [
        sum(column) for column in zip(*(done.sent.get(pk, (0,) * 4) for pk in ids), strict=True)
    ]
    ended = [
        sum(column) for column in zip(*(done.closed.get(pk, (0, 0)) for pk in ids), strict=True)
    ]
    key = next(iter(ids)) if len(ids) == 1 else None
    carried = sum(worker.capacity or 0 for worker in workers)
    weight = sum(row["support__weight"] or ORDINARY for row in rows)
    active = [row for row in rows if row["status"] == Status.ACTIVE]
    return Figures(
        name=name,
        figures=(
            (_("Open people"), _of(len(rows), carried) if carried else str(len(rows))),
            (_("Work, as so many ordinary cases"), wording.halves(weight) or "0"),
            (_("From acceptance to first contact, half wait at most"), _half(done.waits.get(key))),
            (
                _("Spoken to as often as agreed"),
                _of(sum(not _quiet(row, today) for row in active), len(active)),
            ),
            (_("Sent to services, and answered"), _of(sent[1], sent[0])),
            (_("Services that said yes, and told how it ended"), _of(sent[3], sent[2])),
            (_("Closed with their goals met, or partly"), _of_enough(*ended)),
            *_records(rows),
        ),
        mix=tuple(_mix(rows, today)),
        questions=tuple(
            (str(label), _of(sum(name in row["asked"] for row in rows), len(rows)))
            for name, label in QUESTIONS.items()
        ),
    )


def _records(rows: list[dict[str, Any]]) -> Pairs:
    """Return how far the records of open people are filled in."""
    return (
        (
            _("Records with needs, a goal, a planned step and the questions answered"),
            _of(sum(_is_complete(row) for row in rows), len(rows)),
        ),
        (
            _("Asked the equality questions, or some of them"),
            _of(sum(bool(row["asked"]) for row in rows), len(rows)),
        ),
    )


def _of(number: int, whole: int) -> str:
    if not whole:
        return _("none yet")
    return _("%(number)d of %(whole)d") % {"number": number, "whole": whole}


def _of_enough(number: int, whole: int) -> str:
    """Return it, but for so few people that it would say more of them than of the work."""
    return _of(number, whole) if whole >= FEW or not whole else _few(whole)


def _few(number: int) -> str:
    return _("too few to say (%(n)d)") % {"n": number}


def _half(wait: tuple[timedelta, int] | None) -> str:
    if wait is None:
        return _("none yet")
    half, number = wait
    if number < FEW:
        return _few(number)
    days = round(half / timedelta(days=1))
    words = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    return _("%(days)s, of %(number)d people") % {"days": words, "number": number}


def _quiet(row: dict[str, Any], today: date) -> int:
    spoken = row["spoken"] or row["allocated_at"]
    since = timezone.localtime(spoken).date() if spoken else None
    return wording.quiet_weeks(since, today, row["support__contact_weeks"])


def _is_complete(row: dict[str, Any]) -> bool:
    is_planned = row["next_action_on"] is not None or row["status"] == Status.PAUSED
    return bool(row["needs"] and row["has_goal"] and row["has_measure"] and is_planned)


def _mix(rows: Iterable[dict[str, Any]], today: date) -> list[tuple[str, str]]:
    """Return what they work with, so that nobody is compared without it."""
    found = list(rows)
    counted = (
        (_("Holistic support"), [row["support__level"] == Level.HOLISTIC for row in found]),
        (
            _("More complex than most"),
            [row["support__complexity"] == Complexity.MORE for row in found],
        ),
        (_("Far to travel"), [row["support__travel"] == Travel.FAR for row in found]),
        (_("Urgent or soon when referred"), [row["urgency"] != Urgency.ROUTINE for row in found]),
        (_("With an interpreter"), [row["person__needs_interpreter"] for row in found]),
        (_("Three needs or more"), [len(row["needs"] or ()) >= MANY_NEEDS for row in found]),
        (
            _("75 or over"),
            [years_between(row["person__birth_date"], today) >= OLD for row in found],
        ),
        (
            _("Under 18"),
            [years_between(row["person__birth_date"], today) < ADULT_FROM for row in found],
        ),
    )
    return [(str(label), _of(sum(map(bool, said)), len(found))) for label, said in counted]
