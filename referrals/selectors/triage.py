"""What a team must decide, and whom it must give to a link worker: in order, and narrowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields import DateField
from django.db.models.functions import Coalesce, JSONObject

from referrals.models import Referral, RiskAnswer, Scheme, Step, TeamCover, Urgency
from referrals.selectors.clocks import targets_of
from referrals.selectors.lists import PAGE, Page
from referrals.selectors.team_facts import Forecast, facts_in, facts_of, queue_forecast
from referrals.selectors.thread import answers_unread, open_questions
from referrals.states import Action, Status
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.accounts.roles import Role
from spcore.prepared import MOMENT, ORGANISATION, ROW, USER, Prepared, prepare
from spcore.working_days import overdue_before

NEVER = date(9999, 12, 31)
TO_TRIAGE = (Status.SUBMITTED,)
TO_ALLOCATE = (Status.ACCEPTED, Status.WAITING)
_QUEUED = (
    *("pk", "reference", "person_id", "person__given_name", "person__family_name"),
    *("person__preferred_name", "person__birth_date", "person__nhs_number", "status", "urgency"),
    *("critical_date", "critical_what", "risk_answer", "submitted_at", "sent_at", "needs"),
    *("source", "referring_organisation__name", "accepted_at", "team_asks", "referrer_asks"),
    "unread",
)


class Queued(NamedTuple):
    """One row as it is read. `sent_at` is the last time it was sent; clocks start there."""

    id: UUID
    reference: str
    person_id: UUID
    given_name: str
    family_name: str
    preferred_name: str
    born: date
    nhs_number: str | None
    status: str
    urgency: str
    critical_date: date | None
    critical_what: str
    risk_answer: str
    submitted_at: datetime
    sent_at: datetime
    needs: list[str]
    source: str
    practice: str
    accepted_at: datetime | None
    team_asks: bool
    referrer_asks: bool
    unread: bool

    @property
    def name(self) -> str:
        """Return the name to call them by, in full."""
        return f"{self.preferred_name or self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list is narrowed to; empty is everything."""

    urgency: str = ""
    need: str = ""
    source: str = ""
    practice_id: UUID | None = None
    is_overdue: bool = False
    is_risk_unasked: bool = False
    is_answered: bool = False


EVERYTHING = Narrowed()


@dataclass(frozen=True, slots=True)
class Desk:
    """The scheme whose clocks hold for a team, the practices it serves, how long people wait."""

    scheme: Scheme
    practices: list[tuple[str, str]]
    forecast: Forecast | None = None


def desk_of(*, actor: Actor, forecast_at: datetime | None = None) -> Desk | None:
    """
    Return the desk of the actor's team; none for a team without a scheme. One query.

    With `forecast_at` it says how long those who wait then will wait.
    """
    values = {ORGANISATION: actor.organisation_id, ROW: None, MOMENT: forecast_at}
    schemes = _desk(with_facts=forecast_at is not None).rows(values)
    if not schemes:
        return None
    practices = [(row["id"], row["name"]) for row in schemes[0].served]
    if forecast_at is None:
        return Desk(schemes[0], practices)
    return Desk(schemes[0], practices, queue_forecast(facts_in(schemes[0].facts), at=forecast_at))


@cache
def _desk(*, with_facts: bool) -> Prepared:
    covers = TeamCover.objects.filter(team_id=ORGANISATION).order_by("practice__name", "practice")
    served = covers.values(json=JSONObject(id="practice_id", name="practice__name"))
    rows = Scheme.objects.filter(organisation__children=ORGANISATION)
    if with_facts:
        facts = facts_of(team=ORGANISATION, practice=ROW, at=MOMENT)
        rows = rows.annotate(facts=Subquery(facts))
    return prepare(rows.annotate(served=ArraySubquery(served)).order_by("pk")[:1])


def awaiting(
    *,
    actor: Actor,
    statuses: tuple[Status, ...],
    scheme: Scheme,
    at: datetime,
    narrowed: Narrowed = EVERYTHING,
    after: UUID | None = None,
) -> Page:
    """
    Return the team's referrals in `statuses`: urgent or with a critical date, then soon, then rest.

    Within each, the nearest critical date and then the oldest. One query, two past page one.
    """
    if narrowed == EVERYTHING and after is None:
        asked = {USER: actor.user_id, ORGANISATION: actor.organisation_id, MOMENT: at}
        found = _first_page(actor.role, statuses).rows(asked)
    else:
        rows = _narrow(_ranked(actor, statuses, at), narrowed, statuses, scheme, at)
        found = list(_page(rows if after is None else _behind(rows, after)))
    kept = [Queued(*row) for row in found]
    return Page(kept[:PAGE], kept[PAGE - 1].id if len(kept) > PAGE else None)


@cache
def _first_page(role: Role | None, statuses: tuple[Status, ...]) -> Prepared:
    rows = _ranked(Actor(role, USER, ORGANISATION), statuses, MOMENT)
    return prepare(_page(rows), for_all=frozenset({NEVER}))


def _page(rows: QuerySet[Referral]) -> QuerySet[Referral, Any]:
    """Return the columns of a page in its order, and one row more."""
    return rows.order_by("rank", "by", "submitted_at", "pk").values_list(*_QUEUED)[: PAGE + 1]


def _ranked(actor: Actor, statuses: tuple[Status, ...], at: datetime) -> QuerySet[Referral]:
    rows = Referral.objects.readable_by(actor, at=at).filter(status__in=statuses)
    sent = Step.objects.filter(referral=OuterRef("pk"), action=Action.SUBMIT)
    return rows.annotate(
        rank=Case(
            When(Q(urgency=Urgency.URGENT) | Q(critical_date__isnull=False), then=Value(0)),
            When(urgency=Urgency.SOON, then=Value(1)),
            default=Value(2),
        ),
        by=Coalesce("critical_date", Value(NEVER), output_field=DateField()),
        sent_at=Coalesce(
            Subquery(sent.order_by("-taken_at").values("taken_at")[:1]), F("submitted_at")
        ),
        unread=answers_unread(),
        **open_questions(),
    )


def _narrow(
    rows: QuerySet[Referral],
    narrowed: Narrowed,
    statuses: tuple[Status, ...],
    scheme: Scheme,
    at: datetime,
) -> QuerySet[Referral]:
    chosen: dict[str, Any] = {
        "urgency": narrowed.urgency,
        "needs__contains": [narrowed.need] if narrowed.need else None,
        "source": narrowed.source,
        "referring_organisation_id": narrowed.practice_id,
        "risk_answer": RiskAnswer.NOT_ASKED if narrowed.is_risk_unasked else None,
        "unread": narrowed.is_answered or None,
    }
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    return rows.filter(_late(statuses, scheme, at)) if narrowed.is_overdue else rows


def _late(statuses: tuple[Status, ...], scheme: Scheme, at: datetime) -> Q:
    """Match what is past its target: the decision, or once accepted the first contact."""
    is_decision = statuses == TO_TRIAGE
    late = Q(pk__in=[])
    for urgency in Urgency:
        days = targets_of(scheme, urgency)
        number = days.triage if is_decision else days.contact
        start = "sent_at__lt" if is_decision else "accepted_at__lt"
        late |= Q(urgency=urgency, **{start: overdue_before(at, days=number)})
    return late


def _behind(rows: QuerySet[Referral], after: UUID) -> QuerySet[Referral]:
    last = rows.filter(pk=after).values_list("rank", "by", "submitted_at").first()
    if last is None:
        return rows
    rank, by, sent = last
    return rows.filter(
        Q(rank__gt=rank)
        | Q(rank=rank, by__gt=by)
        | Q(rank=rank, by=by, submitted_at__gt=sent)
        | Q(rank=rank, by=by, submitted_at=sent, pk__gt=after)
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the people chosen to be given to a link worker."""

    id: UUID
    person_id: UUID
    name: str
    reference: str


def to_allocate(*, actor: Actor, referral_ids: Sequence[UUID], at: datetime) -> list[Chosen]:
    """Return those of the chosen that the actor may open, in the order chosen. One query."""
    rows = Referral.objects.readable_by(actor, at=at).filter(pk__in=referral_ids)
    columns = ("pk", "person_id", "reference", "person__given_name", "person__family_name")
    found = {
        pk: Chosen(pk, person_id, f"{preferred or given} {family}", reference)
        for pk, person_id, reference, given, family, preferred in rows.exclude(
            person=None
        ).values_list(*columns, "person__preferred_name")
    }
    return [found[pk] for pk in referral_ids if pk in found]


def teams_of(*, scheme_id: UUID) -> list[tuple[UUID, str]]:
    """Return the open teams of a scheme, by name."""
    rows = Organisation.objects.filter(parent_id=scheme_id, kind=OrganisationKind.TEAM)
    return list(rows.filter(is_open=True).order_by("name", "pk").values_list("pk", "name"))


def is_sister_team(*, team_id: UUID, of: UUID | None) -> bool:
    """Tell whether an open team belongs to the same scheme as another."""
    rows = Organisation.objects.filter(pk=team_id, kind=OrganisationKind.TEAM, is_open=True)
    return rows.filter(parent__children=of).exists()
