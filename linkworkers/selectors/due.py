"""
What is stale by each rule, as a query: one for all schemes, read by the pass that raises reminders.

Each gives `rule`, `case`, `subject` (the referral's or onward referral's id) and `anchor`, the
moment its days count from. A row that is not in the query any more is no longer true.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import (
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Greatest, Least, TruncDate

from linkworkers.models import (
    Contact,
    ContactResult,
    RuleKind,
)
from referrals.models import OnwardReferral, OnwardStep, Referral, Step, Urgency
from referrals.onward_states import SHARING_KINDS
from referrals.onward_states import Action as OnwardAction
from referrals.onward_states import Status as Onward
from referrals.states import IN_HAND, Action, Outcome, Status
from referrals.uptake import DAYS

Condition = Callable[[], QuerySet[Any]]
# Older than this, what a rule would have said after the end is no longer worth a ring.
AFTER_CLOSING_WINDOW = timedelta(days=28)
NOT_RUNG_AFTERWARDS = (Outcome.DIED, Outcome.DECLINED, Outcome.NOT_REACHED)
_CONDITIONS: dict[RuleKind, Condition] = {}


def condition(kind: RuleKind) -> Callable[[Condition], Condition]:
    """Say by a function what is stale by one kind of rule. Apps above register theirs too."""

    def register(function: Condition) -> Condition:
        _CONDITIONS[kind] = function
        return function

    return register


def due(kind: RuleKind) -> QuerySet[Any]:
    """Return what is stale by one kind of rule, in the columns of this module."""
    return _CONDITIONS[kind]()


def cases_due(kind: RuleKind, rows: QuerySet[Referral], *, late: Q | None = None) -> QuerySet[Any]:
    """Narrow referrals with an `anchor` to those that a rule of their scheme calls due."""
    found = rows.filter(_by_rule(kind, "scheme__", late or Q()))
    return _columns(found, case=F("pk"), rule=F("scheme__reminder_rules__pk"))


def hung_due(kind: RuleKind, rows: QuerySet[Any]) -> QuerySet[Any]:
    """As `cases_due`, for rows that hang on a referral and have an `anchor` of their own."""
    found = rows.filter(_by_rule(kind, "referral__scheme__", Q()))
    rule = F("referral__scheme__reminder_rules__pk")
    return _columns(found, case=F("referral_id"), rule=rule, subject=F("referral_id"))


def due_of_case(kind: RuleKind, rows: QuerySet[Any], *, case: str = "referral") -> QuerySet[Any]:
    """As `hung_due`, for rows that are each reminded of by themselves."""
    found = rows.filter(_by_rule(kind, f"{case}__scheme__", Q()))
    return _columns(found, case=F(case), rule=F(f"{case}__scheme__reminder_rules__pk"))


def _by_urgency(kind: RuleKind, rows: QuerySet[Referral]) -> QuerySet[Any]:
    """As `cases_due`, where the scheme's target depends on the urgency."""
    rules = "scheme__reminder_rules"
    late = (
        Q(urgency=Urgency.ROUTINE, anchor__lt=F(f"{rules}__due_before"))
        | Q(urgency=Urgency.SOON, anchor__lt=F(f"{rules}__soon_due_before"))
        | Q(urgency=Urgency.URGENT, anchor__lt=F(f"{rules}__urgent_due_before"))
    )
    found = rows.filter(_by_rule(kind, "scheme__", late))
    return _columns(found, case=F("pk"), rule=F(f"{rules}__pk"))


def _by_rule(kind: RuleKind, scheme: str, late: Q) -> Q:
    """Return the conditions on the rule, which must be one Q so that they mean one rule."""
    rules = f"{scheme}reminder_rules"
    late = late or Q(anchor__lt=F(f"{rules}__due_before"))
    return Q(**{f"{rules}__kind": kind, f"{rules}__is_on": True}) & late


def _columns(rows: QuerySet[Any], **named: F) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(**{"subject": F("pk"), **named})
        .values("rule", "case", "subject", "anchor")
    )


def last_of(rows: QuerySet[Any], moment: str, **of: str) -> Subquery:
    """Return the latest moment of rows that belong to the outer one."""
    name, outer = next(iter(of.items()))
    mine = rows.filter(**{name: OuterRef(outer)}).order_by().values(name)
    return Subquery(mine.annotate(last=Max(moment)).values("last"), output_field=DateTimeField())


def _step(*actions: Action) -> Subquery:
    return last_of(Step.objects.filter(action__in=actions), "taken_at", referral="pk")


def _reached() -> Subquery:
    spoken = Contact.objects.filter(result=ContactResult.REACHED)
    return last_of(spoken, "at", referral="pk")


@condition(RuleKind.TRIAGE)
def _triage() -> QuerySet[Any]:
    rows = Referral.objects.filter(status=Status.SUBMITTED)
    return _by_urgency(RuleKind.TRIAGE, rows.annotate(anchor=F("submitted_at")))


@condition(RuleKind.RETURNED)
def _returned() -> QuerySet[Any]:
    rows = Referral.objects.filter(status=Status.RETURNED)
    return cases_due(RuleKind.RETURNED, rows.annotate(anchor=_step(Action.RETURN)))


def without_worker() -> QuerySet[Referral]:
    return Referral.objects.filter(status__in=[Status.ACCEPTED, Status.WAITING])


@condition(RuleKind.ALLOCATION)
def _allocation() -> QuerySet[Any]:
    return cases_due(RuleKind.ALLOCATION, without_worker().annotate(anchor=F("accepted_at")))


@condition(RuleKind.FIRST_CONTACT)
def _first_contact() -> QuerySet[Any]:
    """Count from accepting, whoever held it since; a try that failed is a contact too."""
    rows = Referral.objects.filter(status=Status.ALLOCATED, attempts=0)
    since = Greatest(F("accepted_at"), _step(Action.REOPEN))
    return _by_urgency(RuleKind.FIRST_CONTACT, rows.annotate(anchor=since))


@condition(RuleKind.NO_CONTACT)
def _no_contact() -> QuerySet[Any]:
    rows = Referral.objects.filter(
        Q(status=Status.ACTIVE) | Q(status=Status.ALLOCATED, attempts__gt=0)
    )
    since = Greatest(F("allocated_at"), _reached(), _step(Action.RESUME))
    return cases_due(RuleKind.NO_CONTACT, rows.annotate(anchor=since))


@condition(RuleKind.PAUSED)
def _paused() -> QuerySet[Any]:
    rows = Referral.objects.filter(status=Status.PAUSED)
    return cases_due(RuleKind.PAUSED, rows.annotate(anchor=_step(Action.PAUSE)))


def _after(kind: RuleKind) -> QuerySet[Any]:
    rules = "scheme__reminder_rules__due_before"
    rows = Referral.objects.filter(status=Status.CLOSED, first_contact_at__isnull=False)
    rows = rows.exclude(outcome__in=NOT_RUNG_AFTERWARDS).filter(person__died_on=None)
    found = rows.annotate(anchor=F("closed_at")).filter(
        _by_rule(kind, "scheme__", Q(closed_at__lt=F(rules)))
        & Q(closed_at__gte=F(rules) - Value(AFTER_CLOSING_WINDOW))
    )
    return _columns(found, case=F("pk"), rule=F("scheme__reminder_rules__pk"))


@condition(RuleKind.AFTER_4_WEEKS)
def _after_4_weeks() -> QuerySet[Any]:
    return _after(RuleKind.AFTER_4_WEEKS)


@condition(RuleKind.AFTER_6_MONTHS)
def _after_6_months() -> QuerySet[Any]:
    return _after(RuleKind.AFTER_6_MONTHS)


def _onward(*statuses: Onward) -> QuerySet[OnwardReferral]:
    """Return onward referrals of cases that somebody works on."""
    return OnwardReferral.objects.filter(status__in=statuses, referral__status__in=IN_HAND)


@condition(RuleKind.OFFER)
def _offer() -> QuerySet[Any]:
    rows = _onward(Onward.OFFERED, Onward.CHOSEN)
    return due_of_case(RuleKind.OFFER, rows.annotate(anchor=F("created_at")))


@condition(RuleKind.ANSWER)
def _answer() -> QuerySet[Any]:
    rows = _onward(Onward.SENT, Onward.SEEN).filter(kind__in=SHARING_KINDS)
    return due_of_case(RuleKind.ANSWER, rows.annotate(anchor=F("sent_at")))


@condition(RuleKind.NO_PLACE)
def _no_place() -> QuerySet[Any]:
    """Leave out what the worker has followed with another service since."""
    no = OnwardStep.objects.filter(action__in=[OnwardAction.DECLINE, OnwardAction.EXPIRE])
    rows = _onward(Onward.DECLINED, Onward.EXPIRED).filter(referral__status=Status.ACTIVE)
    rows = rows.annotate(anchor=last_of(no, "taken_at", onward="pk"))
    others = OnwardReferral.objects.filter(referral=OuterRef("referral"))
    since = others.filter(created_at__gt=OuterRef("created_at"))
    return due_of_case(RuleKind.NO_PLACE, rows.exclude(Exists(since)))


@condition(RuleKind.START)
def _start() -> QuerySet[Any]:
    rows = _onward(Onward.ACCEPTED, Onward.WAITING_LIST, Onward.BOOKED)
    since = Greatest(Coalesce(F("answered_at"), F("created_at")), F("booked_for"))
    return due_of_case(RuleKind.START, rows.annotate(anchor=since))


class Years(Func):
    """A person's age in whole years on a day."""

    template = "date_part('year', age(%(expressions)s))"
    output_field = FloatField()


def _missed_by(*, is_child: bool) -> QuerySet[OnwardReferral]:
    """Return those whose last word is that they did not come, of children or of grown people."""
    missed = OnwardStep.objects.filter(action=OnwardAction.MISS)
    rows = _onward(Onward.DID_NOT_ATTEND, Onward.STARTED)
    rows = rows.filter(Q(status=Onward.DID_NOT_ATTEND) | Q(missed_on__isnull=False))
    on = Cast("missed_on", DateTimeField())
    rows = rows.annotate(anchor=Coalesce(on, last_of(missed, "taken_at", onward="pk")))
    rows = rows.annotate(years=Years(TruncDate("anchor"), "referral__person__birth_date"))
    return rows.filter(years__lt=18) if is_child else rows.filter(years__gte=18)


@condition(RuleKind.MISSED)
def _missed() -> QuerySet[Any]:
    return due_of_case(RuleKind.MISSED, _missed_by(is_child=False))


@condition(RuleKind.NOT_BROUGHT)
def _not_brought() -> QuerySet[Any]:
    return due_of_case(RuleKind.NOT_BROUGHT, _missed_by(is_child=True))


@condition(RuleKind.STILL_GOING)
def _still_going() -> QuerySet[Any]:
    """Leave out those of whom somebody has said since, or who came since: that answers it."""
    rows = _onward(Onward.STARTED).annotate(
        anchor=Cast(Least("started_on", "first_came_on"), DateTimeField())
    )
    after = F("anchor") + Value(timedelta(days=DAYS))
    rows = rows.annotate(asked=ExpressionWrapper(after, output_field=DateTimeField()))
    known = Q(last_came_on__gte=F("asked")) | Q(still_going_on__gte=F("asked"))
    return due_of_case(RuleKind.STILL_GOING, rows.exclude(known))
