"""Operation 10: the pass that raises reminders over everything open, and once more."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from linkworkers.models import Contact, ContactResult, Reminder, ReminderRule, RuleKind
from linkworkers.services import reminders
from referrals.models import Referral
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World
from spcore.bench.timing import Effort
from spcore.bench.undoing import undone

# A whole pass takes seconds where a page takes milliseconds.
FEW = Effort(rounds=2, calls=1, warm_up=1)
TABLE = Reminder._meta.db_table
# The floor: the same rows, written by one statement that need not find out which.
COPY = f"""
INSERT INTO {TABLE} (id, rule_id, referral_id, subject_id, anchor_at, state, raised_at)
SELECT gen_random_uuid(), rule_id, referral_id, subject_id, anchor_at, state, raised_at
FROM bench_due
"""  # noqa: S608  our own names


def _first(_world: World) -> list[Case]:
    at = timezone.now()
    _keep_due(at)
    return [
        Case(
            label="everything is new",
            fast=undone(lambda: reminders.raise_reminders(at=at)),
            floor=undone(lambda: _execute(COPY)),
            check=lambda: _check(at),
        )
    ]


def _again(_world: World) -> list[Case]:
    at = timezone.now()
    reminders.raise_reminders(at=at)

    def again() -> reminders.Passed:
        return reminders.raise_reminders(at=at)

    return [
        Case(
            label="nothing is new",
            fast=undone(again),
            floor=undone(lambda: _afresh(at)),
            check=lambda: same(again(), reminders.Passed(), what="what a second pass did"),
        )
    ]


def _afresh(at: datetime) -> None:
    Reminder.objects.all().delete()
    reminders.raise_reminders(at=at)


def _keep_due(at: datetime) -> None:
    """Keep what a pass raises in a table of its own, for the floor to copy."""
    Reminder.objects.all().delete()
    reminders.raise_reminders(at=at)
    _execute("DROP TABLE IF EXISTS bench_due")
    _execute(f"CREATE TABLE bench_due AS SELECT * FROM {TABLE}")  # noqa: S608
    Reminder.objects.all().delete()


def _check(at: datetime) -> None:
    """Compare one rule with the same said row by row in Python, and take it all back."""
    with transaction.atomic():
        reminders.raise_reminders(at=at)
        _compare()
        transaction.set_rollback(True)


def _compare() -> None:
    rows = Reminder.objects.filter(rule__kind=RuleKind.NO_CONTACT)
    same(set(rows.values_list("referral_id", flat=True)), _silent(), what="people gone quiet")


def _silent() -> set[object]:
    rules = ReminderRule.objects.filter(kind=RuleKind.NO_CONTACT).values_list(
        "scheme_id", "due_before"
    )
    before = dict(rules)
    spoken: dict[object, datetime] = {}
    reached = Contact.objects.filter(result=ContactResult.REACHED)
    for case, moment in reached.values_list("referral_id", "at").iterator():
        spoken[case] = max(moment, spoken.get(case, moment))
    resumed = dict(
        Referral.objects.filter(steps__action="resume")
        .order_by("steps__taken_at")
        .values_list("pk", "steps__taken_at")
    )
    active = Referral.objects.filter(status="active") | Referral.objects.filter(
        status="allocated", attempts__gt=0
    )
    rows = active.values_list("pk", "scheme_id", "allocated_at").iterator()
    return {
        case
        for case, scheme, allocated in rows
        if max(filter(None, [allocated, spoken.get(case), resumed.get(case)])) < before[scheme]
    }


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


# performance.md: at most open cases / 5,000 + 20 statements; the larger of P and I would allow 24.
SWEEPING = (
    Operation(
        number="10",
        name="reminders, a whole pass",
        over="one INSERT..SELECT",
        gate=Gate(ratio=3.0, goal=1.3, queries=24),
        cases=_first,
        effort=FEW,
    ),
    Operation(
        number="10b",
        name="reminders, the pass after",
        over="a whole pass",
        gate=Gate(ratio=0.4, queries=24),
        cases=_again,
        effort=FEW,
    ),
)
