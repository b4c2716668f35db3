"""The lists of a team: what it must decide; and what every list of referrals shares."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, F, Max, Q, QuerySet, Value, When
from django.db.models.fields import DateField, DateTimeField
from django.db.models.functions import Coalesce

from referrals.models import Person, Referral, Source, Urgency
from referrals.selectors.wording import search_words
from referrals.states import OPEN, Action, Status
from spcore.accounts.actor import Actor

PAGE = 25
DRAFTS = 20
NEVER = date(9999, 12, 31)
MEDIAN_DAYS = 90
MEDIAN_LEAST = 5
TO_TRIAGE = (Status.SUBMITTED,)
TO_ALLOCATE = (Status.ACCEPTED, Status.WAITING)
OVER = (Status.CLOSED, Status.REDIRECTED, Status.WITHDRAWN, Status.ENTERED_IN_ERROR)
STATES = {
    "all": (*OPEN, *OVER),
    "open": OPEN,
    "returned": (Status.RETURNED,),
    "closed": OVER,
}
_QUEUED = (
    *("pk", "reference", "person_id", "person__given_name", "person__family_name"),
    *("person__preferred_name", "person__birth_date", "person__nhs_number", "status", "urgency"),
    *("critical_date", "critical_what", "risk_answer", "submitted_at", "sent_at", "needs"),
    *("came_from", "scheme__triage_days", "scheme__first_contact_days"),
    *("scheme__urgent_contact_days", "accepted_at"),
)


@dataclass(frozen=True, slots=True)
class Queued:
    """One row of the triage list. `sent_at` is the last time it was sent; clocks start there."""

    id: UUID
    reference: str
    person_id: UUID
    name: str
    born: date
    nhs_number: str
    status: Status
    urgency: Urgency
    critical_date: date | None
    critical_what: str
    risk_answer: str
    submitted_at: datetime
    sent_at: datetime
    needs: list[str]
    practice: str
    triage_days: int
    contact_days: int
    urgent_contact_days: int
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the id after which the next page starts; none when this is the last."""

    rows: list[Any]
    after: UUID | None


def with_words(rows: QuerySet[Referral], words: str) -> QuerySet[Referral]:
    """Narrow to an NHS number, a reference, or names that hold every word."""
    if not words.strip():
        return rows
    number, reference, names = search_words(words)
    if number:
        return rows.filter(person__nhs_number=number)
    people = Person.objects.all()
    for name in names:
        people = people.filter(folded_name__contains=name)
    named = Q(person__in=people) if names else Q(pk__in=[])
    return rows.filter(named | Q(reference__iexact=reference))


def _page(rows: list[Any]) -> Page:
    return Page(rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None)


def awaiting(
    *, actor: Actor, statuses: tuple[Status, ...], at: datetime, after: UUID | None = None
) -> Page:
    """
    Return the team's referrals in `statuses`: urgent or with a critical date first, then oldest.

    One query, two past page one.
    """
    rows = Referral.objects.readable_by(actor, at=at).filter(status__in=statuses)
    rows = rows.annotate(
        rank=Case(
            When(Q(urgency=Urgency.URGENT) | Q(critical_date__isnull=False), then=Value(0)),
            default=Value(1),
        ),
        came_from=Case(
            When(source=Source.SELF, then=Value(str(Source.SELF.label))),
            default=F("referring_organisation__name"),
        ),
        by=Coalesce("critical_date", Value(NEVER), output_field=DateField()),
        sent_at=Coalesce(
            Max("steps__taken_at", filter=Q(steps__action=Action.SUBMIT)),
            F("submitted_at"),
            output_field=DateTimeField(),
        ),
    )
    if after is not None:
        rows = _behind(rows, after)
    found = list(
        rows.order_by("rank", "by", "submitted_at", "pk").values_list(*_QUEUED)[: PAGE + 1]
    )
    return _page([_queued(row) for row in found])


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


def _queued(row: tuple[Any, ...]) -> Queued:
    pk, reference, person_id, given, family, preferred, born, number, status, urgency, *rest = row
    name = f"{preferred or given} {family}"
    return Queued(
        pk,
        reference,
        person_id,
        name,
        born,
        number or "",
        Status(status),
        Urgency(urgency),
        *rest,
    )


def median_wait_days(*, team_id: UUID | None, at: datetime) -> int | None:
    """
    Return the median days from sending to first contact, of first contacts in the last 90 days.

    None where fewer than five people were contacted: it would say something of one of them.
    """
    if team_id is None:
        return None
    rows = Referral.objects.filter(
        team_id=team_id, first_contact_at__gt=at - timedelta(days=MEDIAN_DAYS)
    )
    waits: list[timedelta] = rows.aggregate(
        waits=ArrayAgg(F("first_contact_at") - F("submitted_at"), default=[])
    )["waits"]
    if len(waits) < MEDIAN_LEAST:
        return None
    return sorted(waits)[len(waits) // 2].days
