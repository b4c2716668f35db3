"""What a practice, or another referrer, has sent: where each is, how long, what is next."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, JSONObject

from referrals.models import HarmDisclosure, Referral, Scheme, Step, Urgency
from referrals.selectors.clocks import late_before
from referrals.selectors.feedback import words_withheld_from
from referrals.selectors.lists import DRAFTS, PAGE, STATES, Page, with_words
from referrals.selectors.short_forms import where_person_objects
from referrals.states import OPEN, Action, Move, Outcome, Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role

MOST_EXPORTED = 10_000
TO_DO_DAYS = 30
PERIODS = {"30": 30, "90": 90, "365": 365}
SORTS = {
    "newest": ("-created_at", "-pk"),
    "oldest": ("created_at", "pk"),
}
_WORDED = (Action.RETURN, Action.REDIRECT, Action.CLOSE)
NEWS = (Action.ACCEPT, Action.RETURN, Action.REDIRECT, Action.START, Action.CLOSE)
_WAITING = (Status.ACCEPTED, Status.WAITING, Status.ALLOCATED)
TARGETS = {
    Urgency.ROUTINE: ("triage_days", "first_contact_days"),
    Urgency.SOON: ("soon_triage_days", "soon_contact_days"),
    Urgency.URGENT: ("urgent_triage_days", "urgent_contact_days"),
}
_DAYS = tuple(name for pair in TARGETS.values() for name in pair)
_COLUMNS = (
    *("pk", "reference", "person_id", "person__given_name", "person__family_name"),
    *("person__preferred_name", "person__birth_date", "person__nhs_number", "status", "outcome"),
    *("practice_action", "codes_only", "whose_move", "urgency", "needs", "created_at"),
    *("submitted_at", "accepted_at", "first_contact_at", "first_help_at", "closed_at"),
    *("team__name", "link_worker__name", "referrer__name", "person_objects"),
)


@dataclass(frozen=True, slots=True)
class MadeFilter:
    """What of the list is wanted; the words come by POST, the rest stands in the address."""

    state: str = "all"
    need: str = ""
    referrer_id: UUID | None = None
    period: str = ""
    is_overdue: bool = False
    needs_action: bool = False
    sort: str = "newest"
    words: str = ""
    news_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """
    One row. `sent_at` is when it was last sent: the clock that stops began then.

    `first_asked_at` began the clock that nothing resets (practice.md 21). `said` is the step that
    returned, redirected or closed it. `targets` are the scheme's working days, by column.
    """

    id: UUID
    reference: str
    person_id: UUID | None
    given_name: str
    family_name: str
    preferred_name: str
    born: date | None
    nhs_number: str
    status: Status
    outcome: str
    practice_action: str
    codes_only: bool
    whose_move: str
    urgency: str
    needs: list[str]
    created_at: datetime
    submitted_at: datetime | None
    accepted_at: datetime | None
    first_contact_at: datetime | None
    first_help_at: datetime | None
    closed_at: datetime | None
    team: str
    worker: str
    referrer: str
    person_objects: bool
    sent_at: datetime | None
    first_asked_at: datetime | None
    is_refused: bool
    said: dict[str, Any]
    targets: dict[str, int]

    @property
    def name(self) -> str:
        """Return the name to call them by, in full; empty in a draft that names nobody."""
        given = self.preferred_name or self.given_name
        return f"{given} {self.family_name}" if self.family_name else ""

    @property
    def is_codes_only(self) -> bool:
        """Tell whether no word about the person may go back."""
        return self.codes_only or self.is_refused


_NAMES = tuple(field.name for field in fields(Made))


def referrals_made(
    *, actor: Actor, wanted: MadeFilter, at: datetime, after: UUID | None = None
) -> Page:
    """Return a page of what the organisation has sent. One query; one more on later pages."""
    rows = _wanted(actor, wanted, at)
    if after is not None:
        last = rows.filter(pk=after).values_list("created_at", flat=True).first()
        if last is not None:
            rows = rows.filter(_behind(wanted.sort, last, after))
    order = SORTS.get(wanted.sort, SORTS["newest"])
    # The page is chosen before anything is joined to it: else all the practice's people are read.
    page = Referral.objects.filter(pk__in=rows.order_by(*order).values("pk")[: PAGE + 1])
    found = [_made(row) for row in _columns(page.order_by(*order), actor)]
    return Page(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None)


def referrals_to_export(*, actor: Actor, wanted: MadeFilter, at: datetime) -> list[Made]:
    """Return everything wanted, as one list: at most `MOST_EXPORTED`. One query."""
    rows = _wanted(actor, wanted, at).order_by(*SORTS.get(wanted.sort, SORTS["newest"]))
    return [_made(row) for row in _columns(rows, actor)[:MOST_EXPORTED]]


def number_made(*, actor: Actor, wanted: MadeFilter, at: datetime) -> int:
    """Return how many there are. One query."""
    return _wanted(actor, wanted, at).count()


def drafts_of(*, actor: Actor, words: str = "") -> list[Made]:
    """Return the drafts the actor may go on with, newest first. One query."""
    rows = with_words(Referral.objects.visible_to(actor).in_status(Status.DRAFT), words)
    return [_made(row) for row in _columns(rows.order_by("-created_at", "-pk"), actor)[:DRAFTS]]


def referrers_of(*, actor: Actor) -> list[tuple[UUID, str]]:
    """Return who has referred for the actor's organisation, by name. One query."""
    rows = Referral.objects.visible_to(actor).order_by("referrer__name", "referrer_id")
    return list(rows.values_list("referrer_id", "referrer__name").distinct())


def needs_practice(*, at: datetime) -> Q:
    """
    Return the condition that the next move is the referrer's.

    What a closing asked for stays here for thirty days: nobody ticks it off.
    """
    since = at - timedelta(days=TO_DO_DAYS)
    waits = Q(status__in=OPEN, whose_move=Move.REFERRER)
    over = Q(status=Status.CLOSED, closed_at__gt=since)
    asks = ~Q(practice_action="") | Q(outcome=Outcome.BACK_TO_GP)
    steps = Step.objects.filter(referral=OuterRef("pk"), action=Action.REDIRECT)
    elsewhere = Q(Exists(steps.filter(taken_at__gt=since)), status=Status.REDIRECTED)
    harm = HarmDisclosure.objects.filter(referral=OuterRef("pk"), told_at__gt=since)
    return waits | (over & asks) | elsewhere | Q(Exists(harm))


def _wanted(actor: Actor, wanted: MadeFilter, at: datetime) -> QuerySet[Referral]:
    rows = _in_state(Referral.objects.visible_to(actor), wanted)
    narrowed = wanted.state != "all" or wanted.is_overdue or wanted.needs_action
    if actor.role == Role.OTHER_REFERRER and narrowed:
        rows = rows.annotate(person_objects=where_person_objects())
        rows = rows.filter(person_objects=False)  # which list it is on would tell
    if wanted.need:
        rows = rows.filter(needs__contains=[wanted.need])
    if wanted.referrer_id:
        rows = rows.filter(referrer_id=wanted.referrer_id)
    if wanted.period in PERIODS:
        rows = rows.filter(submitted_at__gt=at - timedelta(days=PERIODS[wanted.period]))
    if wanted.needs_action:
        rows = rows.filter(needs_practice(at=at))
    if wanted.news_since:
        steps = Step.objects.filter(referral=OuterRef("pk"), action__in=NEWS)
        rows = rows.filter(Exists(steps.filter(taken_at__gt=wanted.news_since)))
    if wanted.is_overdue:
        rows = _overdue(rows, actor, at)
    return with_words(rows, wanted.words)


def _in_state(rows: QuerySet[Referral], wanted: MadeFilter) -> QuerySet[Referral]:
    """Narrow to the states asked for; a draft deleted before sending is found by words alone."""
    rows = rows.filter(status__in=STATES.get(wanted.state, STATES["all"]))
    if wanted.words:
        return rows
    return rows.exclude(status=Status.ENTERED_IN_ERROR, submitted_at=None)


def _overdue(rows: QuerySet[Referral], actor: Actor, at: datetime) -> QuerySet[Referral]:
    """Narrow to what the team should have answered, or the worker contacted, by now."""
    used = Referral.objects.visible_to(actor).values("scheme_id")
    late = Q(pk__in=[])
    for scheme in Scheme.objects.filter(pk__in=used).values("pk", *_DAYS):
        for urgency, (triage, contact) in TARGETS.items():
            mine = Q(scheme_id=scheme["pk"], urgency=urgency)
            decide = late_before(days=scheme[triage], at=at)
            reach = late_before(days=scheme[contact], at=at)
            late |= mine & Q(status=Status.SUBMITTED, sent_at__lt=decide)
            late |= mine & Q(status__in=_WAITING, accepted_at__lt=reach)
    return rows.annotate(sent_at=_sent_at()).filter(late)


def _behind(sort: str, last: datetime, after: UUID) -> Q:
    if sort == "oldest":
        return Q(created_at__gt=last) | Q(created_at=last, pk__gt=after)
    return Q(created_at__lt=last) | Q(created_at=last, pk__lt=after)


def _columns(rows: QuerySet[Referral], actor: Actor) -> QuerySet[Referral, Any]:
    annotated = rows.annotate(
        person_objects=where_person_objects(),
        sent_at=_sent_at(),
        first_asked_at=_first_asked_at(),
        is_refused=words_withheld_from(actor),
        said=_said(),
    )
    targets = [f"scheme__{name}" for name in _DAYS]
    return annotated.values_list(
        *_COLUMNS, "sent_at", "first_asked_at", "is_refused", "said", *targets
    )


def _made(row: tuple[Any, ...]) -> Made:
    number = len(_COLUMNS)
    values = [*row[:number]]
    sent_at, asked_at, is_refused, said, *days = row[number:]
    values[3:6] = [value or "" for value in values[3:6]]
    values[7] = values[7] or ""
    values[8] = Status(values[8])
    values[21:24] = [value or "" for value in values[21:24]]
    targets = dict(zip(_DAYS, days, strict=True))
    values += [sent_at, asked_at, bool(is_refused), said or {}, targets]
    return Made(**dict(zip(_NAMES, values, strict=True)))


def _sent_at() -> Coalesce:
    steps = Step.objects.filter(referral=OuterRef("pk"), action=Action.SUBMIT)
    last = steps.order_by("-taken_at", "-pk").values("taken_at")[:1]
    return Coalesce(Subquery(last), F("submitted_at"))


def _first_asked_at() -> Subquery:
    """Return when this practice first asked for the help that the person has not had yet."""
    earlier = Referral.objects.filter(
        Q(first_help_at=None) | Q(pk=OuterRef("pk")),
        person_id=OuterRef("person_id"),
        referring_organisation_id=OuterRef("referring_organisation_id"),
        submitted_at__lte=OuterRef("submitted_at"),
    ).exclude(status=Status.ENTERED_IN_ERROR)
    return Subquery(earlier.order_by("submitted_at", "pk").values("submitted_at")[:1])


def _said() -> Subquery:
    steps = Step.objects.filter(referral=OuterRef("pk"), action__in=_WORDED)
    words = JSONObject(
        action="action",
        reason="reason",
        return_reason="return_reason",
        would_help="would_help",
        door="door__name",
        door_phone="door__phone",
    )
    return Subquery(steps.order_by("-taken_at", "-pk").values(json=words)[:1])
