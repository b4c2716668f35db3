"""When a rule says that something is due: awkward moments, for every rule."""

from datetime import UTC, date, datetime, timedelta

import pytest

from linkworkers.models import RuleKind
from linkworkers.models.reminder_kinds import DEFAULTS, Unit
from linkworkers.services.reminders.raising import due_before
from spcore.working_days import LONDON, due_on, start_of

# London's days: the clocks going forward and back, leap day, bank holidays, year's end, midnights.
DAYS = (
    date(2026, 3, 28),  # the day before the clocks go forward
    date(2026, 3, 29),  # they go forward
    date(2026, 3, 30),
    date(2026, 4, 2),  # before Good Friday
    date(2026, 4, 3),  # Good Friday
    date(2026, 4, 6),  # Easter Monday
    date(2026, 5, 4),  # early May
    date(2026, 8, 31),  # summer
    date(2026, 10, 24),  # the day before the clocks go back
    date(2026, 10, 25),  # they go back
    date(2026, 10, 26),
    date(2026, 12, 24),
    date(2026, 12, 25),
    date(2026, 12, 28),  # Boxing Day, held on the Monday
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 28),
    date(2028, 2, 29),  # leap day
    date(2028, 3, 1),
    date(2027, 2, 28),
)
MOMENTS = [start_of(day) for day in DAYS] + [
    start_of(day + timedelta(days=1)) - timedelta(microseconds=1) for day in DAYS
]


def is_due(kind: RuleKind, began: datetime, at: datetime, days: int) -> bool:
    """Tell it day by day, as the rule's words do."""
    today, day = at.astimezone(LONDON).date(), began.astimezone(LONDON).date()
    if DEFAULTS[kind].unit == Unit.WORKING:
        return due_on(began, days=days) < today
    return (today - day).days >= days


class TestDueBefore:
    @pytest.mark.parametrize("began", MOMENTS, ids=str)
    @pytest.mark.parametrize("kind", RuleKind)
    def test_agrees_with_the_calendar_at_the_first_and_the_last_moment_of_days(self, kind, began):
        default = DEFAULTS[kind].days
        days = 2 if default is None else default
        first = began.astimezone(LONDON).date()

        for number in range(days * 2 + 12):
            midnight = start_of(first + timedelta(days=number))
            for at in (midnight, midnight - timedelta(microseconds=1)):
                if at < began:
                    continue
                assert (began < due_before(kind, days=days, at=at)) == is_due(
                    kind, began, at, days
                ), at

    def test_counts_working_days_over_a_bank_holiday(self):
        thursday = datetime(2026, 4, 2, 15, tzinfo=UTC)  # Good Friday and Easter Monday follow

        tuesday, wednesday = start_of(date(2026, 4, 7)), start_of(date(2026, 4, 8))

        assert thursday >= due_before(RuleKind.TRIAGE, days=1, at=tuesday)
        assert thursday < due_before(RuleKind.TRIAGE, days=1, at=wednesday)

    def test_counts_calendar_days_by_londons_midnight(self):
        began = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # 1 July in London

        eve, day = datetime(2026, 7, 28, 22, 59, tzinfo=UTC), datetime(2026, 7, 28, 23, tzinfo=UTC)

        assert began >= due_before(RuleKind.NO_CONTACT, days=28, at=eve)
        assert began < due_before(RuleKind.NO_CONTACT, days=28, at=day)
