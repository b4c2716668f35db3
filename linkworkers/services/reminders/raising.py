"""One pass over everything open: raise what became due, end what is no longer true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from psycopg2.extras import execute_values

from linkworkers.models import DeskReminder, Reminder, ReminderRule, ReminderState, RuleKind
from linkworkers.models.reminder_kinds import DEFAULTS, DESK_KINDS, Target, Unit
from linkworkers.selectors.due import due
from linkworkers.selectors.due_desks import due_at_desks
from referrals.models import Referral, Scheme, Urgency
from referrals.selectors.clocks import targets_of
from spcore.working_days import LONDON, overdue_before, start_of

# One statement for a few kinds, however many schemes and cases: what is due is found once, then
# compared with what was raised. The unique key (rule, subject, anchor) makes a second pass raise
# nothing. What is gone is told by "not in", which is a hash however wrong the guess of how many are
# due: a join planned for a few takes seconds for thousands. None of its columns is ever null.
AT_ONCE = 3
_STATEMENT = """
with due as materialized ({due}),
raised as (
    insert into {table} as had (id, rule_id, {owner}, subject_id, anchor_at, state, raised_at)
    select gen_random_uuid(), due.rule, due.whose, due.subject, due.anchor, %s, %s from due
    {again} returning 1
),
gone as (
    update {table} as old set state = %s, settled_at = %s
    from {rules} as rule
    where rule.id = old.rule_id and rule.kind = any(%s) and old.state = %s
    and (old.rule_id, old.subject_id, old.anchor_at) not in (
        select due.rule, due.subject, due.anchor from due
    ) returning 1
)
select (select count(*) from raised), (select count(*) from gone)
"""
# A case's reminder that ended stays ended. What is no case may change hands, and come back.
_CASE_ONCE = f"""where not exists (
        select from {Reminder._meta.db_table} as known
        where known.rule_id = due.rule and known.subject_id = due.subject
        and known.anchor_at = due.anchor
    ) on conflict do nothing"""
_DESK_AGAIN = """on conflict (rule_id, subject_id, anchor_at) do update
    set organisation_id = excluded.organisation_id, state = excluded.state, settled_at = null
    where had.state <> excluded.state or had.organisation_id is distinct from
    excluded.organisation_id"""

_MOVE = f"""
update {ReminderRule._meta.db_table} as rule
set due_before = new.routine, soon_due_before = new.soon, urgent_due_before = new.urgent
from (values %s) as new (id, routine, soon, urgent) where rule.id = new.id
"""  # noqa: S608 our own name


@dataclass(frozen=True, slots=True)
class Passed:
    """What a pass did."""

    raised: int = 0
    ended: int = 0


def raise_reminders(*, at: datetime) -> Passed:
    """
    Bring the reminders of all schemes up to date. A second pass at the same moment changes nothing.

    About a dozen statements, whatever the number of cases. Two passes at once raise nothing twice.
    """
    _set_due(at)
    kinds = [kind for kind in RuleKind if kind not in DESK_KINDS]
    passes = [_pass(kinds[first : first + AT_ONCE], at) for first in range(0, len(kinds), AT_ONCE)]
    passes.append(_pass_desks(at))
    return Passed(sum(one.raised for one in passes), sum(one.ended for one in passes))


@transaction.atomic(savepoint=False)
def _pass(kinds: list[RuleKind], at: datetime) -> Passed:
    names = {"table": Reminder._meta.db_table, "owner": "referral_id", "again": _CASE_ONCE}
    return _run('rule, "case" as whose, subject, anchor', due, kinds, names, at)


@transaction.atomic(savepoint=False)
def _pass_desks(at: datetime) -> Passed:
    table = DeskReminder._meta.db_table
    names = {"table": table, "owner": "organisation_id", "again": _DESK_AGAIN}
    return _run("rule, desk as whose, subject, anchor", due_at_desks, list(DESK_KINDS), names, at)


def _run(
    columns: str,
    condition: Callable[[RuleKind], QuerySet[Any]],
    kinds: list[RuleKind],
    names: dict[str, str],
    at: datetime,
) -> Passed:
    found = [condition(kind).query.sql_with_params() for kind in kinds]
    query = " union all ".join(
        f"select {columns} from ({sql}) as kind_{place}"  # noqa: S608 Django's own SQL
        for place, (sql, _parameters) in enumerate(found)
    )
    parameters = [each for _sql, parameters in found for each in parameters]
    statement = _STATEMENT.format(due=query, rules=ReminderRule._meta.db_table, **names)
    words = (ReminderState.OPEN, at, ReminderState.GONE, at, kinds, ReminderState.OPEN)
    with connection.cursor() as cursor:
        cursor.execute(statement, (*parameters, *words))
        raised, ended = cursor.fetchone()
    return Passed(raised, ended)


def raise_now(kind: RuleKind, *, referral: Referral, at: datetime) -> None:
    """Raise what happened just now at once, as the next pass would; not where it is off."""
    rules = ReminderRule.objects.filter(scheme_id=referral.scheme_id, kind=kind, is_on=True)
    rule = rules.first()
    if rule is None:
        return
    Reminder.objects.get_or_create(
        rule=rule,
        subject_id=referral.pk,
        anchor_at=at,
        defaults={"referral": referral, "raised_at": at},
    )


@transaction.atomic(savepoint=False)
def _set_due(at: datetime) -> None:
    """
    Give every scheme the rules it lacks, and every rule the moment before which it is due.

    Those moments move once a day, so most passes write none. Three statements at the most.
    """
    ensure_rules()
    moment = cache(partial(due_before, at=at))  # schemes share most of them
    changed = []
    for rule in ReminderRule.objects.select_related("scheme"):
        was = (rule.due_before, rule.soon_due_before, rule.urgent_due_before)
        now = tuple(moment(RuleKind(rule.kind), days=days) for days in days_of(rule))
        if now != was:
            changed.append((rule.pk, *now))
    if changed:
        with connection.cursor() as cursor:
            execute_values(cursor, _MOVE, changed, page_size=len(changed))


def ensure_rules() -> None:
    """Write the rules that a scheme lacks, as every scheme begins with them. One statement."""
    schemes = Scheme.objects.values_list("pk", flat=True)
    ReminderRule.objects.bulk_create(
        (
            ReminderRule(scheme_id=scheme, kind=kind, days=default.days, told=default.told)
            for scheme in schemes
            for kind, default in DEFAULTS.items()
        ),
        ignore_conflicts=True,
    )


def days_of(rule: ReminderRule) -> tuple[int, int, int]:
    """Return the days of a rule for what is routine, soon and urgent."""
    if rule.days is not None:
        return rule.days, rule.days, rule.days
    target = DEFAULTS[RuleKind(rule.kind)].target
    if target == Target.ANSWER:
        days = rule.scheme.provider_answer_days
        return days, days, days
    found = [targets_of(rule.scheme, urgency) for urgency in Urgency]
    routine, soon, urgent = (
        each.triage if target == Target.TRIAGE else each.contact for each in found
    )
    return routine, soon, urgent


def due_before(kind: RuleKind, *, days: int, at: datetime) -> datetime:
    """
    Return the moment: what began before it is due at `at`, by the rule's days.

    Working days as `overdue_before` counts them: the last day is still in time. Calendar days are
    London's: after 28 days it is due on the twenty-eighth day.
    """
    if DEFAULTS[kind].unit == Unit.WORKING:
        return overdue_before(at, days=days)
    return start_of(at.astimezone(LONDON).date() - timedelta(days=days - 1))
