"""What a link worker, or a team, must do now, and who waits for them: a few queries, in words."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linkworkers.selectors import caseload_words as wording
from linkworkers.selectors import today_answers, today_appointments, today_visits
from linkworkers.selectors.absences import Covered, covered_by
from linkworkers.selectors.caseload import RELATIONS, carried, carried_alone, last_contact, open_to
from linkworkers.selectors.today_answers import Answer
from linkworkers.selectors.today_appointments import REACH, DayAppointment
from linkworkers.selectors.today_visits import DayVisit
from referrals import selectors as cases
from referrals.models import Message, MustRead, Side
from referrals.selectors.onward_thread import unread_from_providers
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.disclosure import readable
from spcore.prepared import DAY, ORGANISATION, USER, Prepared, prepare

MOST = 60  # rows of a day; whoever has more sees the rest on the caseload
SHOWN = frozenset(
    {"name", "appointments", "contact", "safe_contact", "status", "organisations", "messages"}
)
_COLUMNS = (
    *("pk", "person_id", "reference", "version", "status", "next_action", "next_action_on"),
    *("attempts", "allocated_at", "link_worker_id", "link_worker__name"),
    *("person__preferred_name", "person__given_name", "person__family_name"),
    *("person__is_restricted", "person__died_on"),
    *(f"person__{name}" for name in REACH),
    "support__contact_weeks",
    *("last_contact", "unread", "has_warning", "urgent"),
)


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One person, in words; what the reader's role may not read is empty."""

    id: UUID
    person_id: UUID
    version: int
    url: str
    title: str
    initials: str
    tags: str
    next: str
    is_overdue: bool
    has_died: bool
    phone: str
    care: str
    action: str
    worker: str


@dataclass(frozen=True, slots=True)
class Today:
    """The day, each person once: new to you, due, who wrote, who has gone quiet; and the rest."""

    appointments: list[DayAppointment]
    new: list[TodayRow]
    due: list[TodayRow]
    wrote: list[TodayRow]
    quiet: list[TodayRow]
    answers: list[Answer]
    visits: list[DayVisit]
    must_read: int
    urgent: int
    is_cut: bool
    shown: frozenset[str]
    covered: list["CoveredDay"]

    @property
    def people(self) -> set[UUID]:
        """Return everybody shown, for the audit."""
        rows = [*self.new, *self.due, *self.wrote, *self.quiet]
        others: list[Any] = [*self.appointments, *self.answers, *self.visits]
        covered = [each.day.people for each in self.covered]
        return {each.person_id for each in [*rows, *others]}.union(*covered)


@dataclass(frozen=True, slots=True)
class CoveredDay:
    """The day of somebody who is away, as whoever covers sees it."""

    of: Covered
    day: Today


def today(*, actor: Actor, at: datetime) -> Today:
    """
    Return the day: a worker's own, a team's for its supervisor and administrator.

    With the days of those for whom a link worker covers: two queries more for each.
    """
    day = _day_of(actor, actor.user_id, at)
    if actor.role != Role.LINK_WORKER:
        return day
    covered = [
        CoveredDay(each, _day_of(actor, each.worker_id, at))
        for each in covered_by(actor=actor, at=at)
    ]
    answers = today_answers.unread(actor=actor, at=at)
    visits = today_visits.visits_of_day(actor=actor, at=at)
    return replace(day, covered=covered, answers=answers, visits=visits)


def _day_of(actor: Actor, user_id: UUID | None, at: datetime) -> Today:
    shown = readable(RELATIONS[actor.role]) if actor.role in RELATIONS else frozenset()
    day = timezone.localdate(at)
    values = {USER: user_id, ORGANISATION: actor.organisation_id, DAY: day}
    found = _page(actor.role).rows(values) if shown else []
    shelves: dict[str, list[TodayRow]] = {"new": [], "due": [], "wrote": [], "quiet": []}
    reader = _Reader(actor, shown, day, reverse("linkworkers:caseload"), get_language() or "")
    for row in (dict(zip(_COLUMNS, columns, strict=True)) for columns in found[:MOST]):
        if shelf := _shelf(row, reader):
            shelves[shelf].append(_row(row, reader))
    return Today(
        **shelves,
        appointments=_appointments(actor, user_id, at) if shown else [],
        covered=[],
        visits=[],
        answers=[],  # whoever works with the person reads them, and has them beside the day
        must_read=sum(row[-2] for row in found) if "safeguarding" in shown else 0,
        urgent=found[0][-1] if found else carried_alone(replace(actor, user_id=user_id))[3],
        is_cut=len(found) > MOST,
        shown=shown & SHOWN,
    )


def _appointments(actor: Actor, user_id: UUID | None, at: datetime) -> list[DayAppointment]:
    return today_appointments.of_day(actor=actor, user_id=user_id, at=at)


@dataclass(frozen=True, slots=True)
class _Reader:
    actor: Actor
    shown: frozenset[str]
    day: date
    base: str
    language: str


@cache
def _page(role: Role | None) -> Prepared:
    """Write the statement out: everybody of the open cases for whom there is something to do."""
    actor = Actor(role, USER, ORGANISATION)
    messages = Message.objects.filter(referral=OuterRef("pk"), side=Side.REFERRER, read_at=None)
    warnings = MustRead.objects.filter(referral=OuterRef("pk")).unread()
    rows = open_to(actor).annotate(
        last_contact=last_contact(),
        unread=Exists(messages) | unread_from_providers(),
        has_warning=Exists(warnings),
        urgent=carried(actor)["urgent"],
    )
    rows = rows.annotate(spoken=Coalesce("last_contact", "allocated_at"))
    weeks = Coalesce("support__contact_weeks", wording.QUIET_WEEKS)
    silence = ExpressionWrapper(weeks * timedelta(weeks=1), output_field=DurationField())
    # A day less: London's days decide, row by row.
    quiet = Q(status=Status.ACTIVE, spoken__lt=Now() - silence + timedelta(days=1))
    news = Q(unread=True) | Q(has_warning=True) | Q(status=Status.ALLOCATED)
    rows = rows.filter(Q(next_action_on__lte=DAY) | news | quiet)
    order = (F("next_action_on").asc(nulls_last=True), "pk")
    return prepare(rows.order_by(*order).values_list(*_COLUMNS)[: MOST + 1])


def _shelf(row: dict[str, Any], reader: _Reader) -> str:
    """Return under which heading somebody stands: the first that fits."""
    on = row["next_action_on"]
    if row["status"] == Status.ALLOCATED and not row["attempts"]:
        return "new"
    if on is not None and on <= reader.day:
        return "due"
    if row["unread"] and "messages" in reader.shown:
        return "wrote"
    is_quiet = row["status"] == Status.ACTIVE and _quiet_weeks(row, reader)
    return "quiet" if is_quiet and "case_notes" in reader.shown else ""


def _quiet_weeks(row: dict[str, Any], reader: _Reader) -> int:
    spoken = row["last_contact"] or row["allocated_at"]
    since = timezone.localtime(spoken).date() if spoken else None
    return wording.quiet_weeks(since, reader.day, row["support__contact_weeks"])


def _row(row: dict[str, Any], reader: _Reader) -> TodayRow:
    is_hidden = row["person__is_restricted"] and row["link_worker_id"] != reader.actor.user_id
    given = row["person__preferred_name"] or row["person__given_name"]
    family = row["person__family_name"]
    # Not a model: making one of every row takes longer than the query.
    person: Any = SimpleNamespace(**{name: row[f"person__{name}"] for name in REACH})
    may_reach = {"contact", "safe_contact"} <= reader.shown
    reaches = may_reach and not is_hidden
    on, has_died = row["next_action_on"], row["person__died_on"] is not None
    return TodayRow(
        id=row["pk"],
        person_id=row["person_id"],
        version=row["version"],
        url=f"{reader.base}{row['pk']}/",
        title=_("Restricted record") if is_hidden else f"{given} {family}",
        initials=row["reference"] if is_hidden else f"{given[:1]}{family[:1]}",
        tags=_tags(row, reader),
        next=wording.next_step(row["next_action"], on, reader.day, reader.language),
        is_overdue=on is not None and on < reader.day,
        has_died=has_died,
        phone=person.phone if reaches and person.may_phone and not has_died else "",
        care=cases.safe_contact_words(person) if reaches else "",
        action=cases.safe_contact_on_paper(person, is_hidden=is_hidden) if may_reach else "",
        worker="" if reader.actor.role == Role.LINK_WORKER else row["link_worker__name"] or "",
    )


def _tags(row: dict[str, Any], reader: _Reader) -> SafeString:
    weeks = _quiet_weeks(row, reader) if row["status"] == Status.ACTIVE else 0
    return wording.day_tags(
        row["person__died_on"] is not None,
        row["has_warning"] and "safeguarding" in reader.shown,
        row["unread"] and "messages" in reader.shown,
        weeks if "case_notes" in reader.shown else 0,
        reader.language,
    )
