"""What the day only counts and leads to: what went stale, who is to be rung, training."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Count, DateField, Func, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from linkworkers.models import RuleKind, TrainingRecord
from linkworkers.selectors.reminders import on_list_of_day
from linkworkers.selectors.training import latest
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.prepared import DAY, ORGANISATION, USER, Prepared, prepare
from spcore.working_days import LONDON

# Somebody who waits said that it is worse, asked for something to do, or gave no answer.
CALLS = (RuleKind.CHECK_IN, RuleKind.WORSE, RuleKind.MEANWHILE)


@dataclass(frozen=True, slots=True)
class DayCounts:
    """
    How much is on the reader's list; of it, how many who wait are to be rung; courses run out.

    `training`: of the reader's own, or of a supervisor's team, run out or within a month.
    """

    stale: int
    calls: int
    training: int


def counts_of_day(*, actor: Actor, at: datetime) -> DayCounts:
    """Return them. One query."""
    day = at.astimezone(LONDON).date()
    values = {USER: actor.user_id, ORGANISATION: actor.organisation_id, DAY: day}
    found = _counts(actor.role).rows(values)
    return DayCounts(*(found[0] if found else (0, 0, 0)))


@cache
def _counts(role: Role | None) -> Prepared:
    """Write the statement out."""
    actor = Actor(role, USER, ORGANISATION)
    listed = on_list_of_day(actor, DAY).order_by()
    calls = listed.filter(rule__kind__in=CALLS)
    rows = User.objects.filter(pk=USER)
    return prepare(rows.values_list(_number(listed), _number(calls), _training(actor)))


def _training(actor: Actor) -> Any:
    if actor.role not in CASE_ROLES:
        return Value(0)
    last = Func(
        Value(DAY),
        template="(%(expressions)s + interval '1 month')::date",
        output_field=DateField(),
    )
    rows = latest(TrainingRecord.objects.visible_to(actor))
    rows = rows.filter(course__is_open=True, expires_on__lte=last)
    if actor.role == Role.SUPERVISOR:
        here = Membership.objects.live().filter(organisation_id=ORGANISATION)
        rows = rows.filter(user__in=here.filter(role=Role.LINK_WORKER).values("user"))
    return _number(rows.order_by())


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
