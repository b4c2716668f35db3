"""The day of a moment is the day in Britain, not the one in UTC."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from tests.architecture.test_sizes import modules

# Their moments come from a workbook's cells, which have no zone.
WITHOUT_A_ZONE = {"spcore/loading/workbook.py"}
IN_LONDON = {"astimezone", "localtime"}
NO_MOMENT = {"strptime"}
CLOCKS = {"time.time"}


def is_of_the_wall(moment: ast.expr) -> bool:
    """Tell whether it is in London's time, or has no zone: a variable called `local` is."""
    if isinstance(moment, ast.Name):
        return moment.id.startswith("local")
    if isinstance(moment, ast.Call) and isinstance(moment.func, ast.Attribute):
        return moment.func.attr in IN_LONDON | NO_MOMENT
    return False


def days_of_utc(source: str) -> Iterator[int]:
    """Return the lines that take the day or the hour of a moment in whatever zone it is."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.args or node.keywords or ast.unparse(node.func) in CLOCKS:
            continue
        asked, moment = node.func.attr, node.func.value
        if asked in {"date", "time", "today"} and not is_of_the_wall(moment):
            yield node.lineno


def name(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


class TestDays:
    def test_are_read_from_the_clock_on_the_wall(self):
        """Write `timezone.localdate(at)`; a moment made local first is called `local`."""
        found = [
            f"{name(path)}:{line}"
            for path in modules()
            if name(path) not in WITHOUT_A_ZONE
            for line in days_of_utc(path.read_text())
        ]

        assert found == []

    def test_no_statement_asks_the_database_what_day_it_is(self):
        """Its sessions keep UTC. The bench makes up its rows, and asks nobody's day."""
        asks = ("current_date", "now()::date", "_at::date", "%(at)s::date")
        found = [
            f"{name(path)}: {word}"
            for path in modules()
            if "bench" not in path.parts
            for word in asks
            if word in path.read_text().lower()
        ]

        assert found == []

    def test_the_rule_finds_what_it_is_for(self):
        wrong = [
            "at.date()",
            "row.sent_at.date()",
            "(at - WEEK).date()",
            "timezone.now().date()",
            "date.today()",
        ]
        right = ["timezone.localdate(at)", "local.date()", "at.astimezone(LONDON).date()"]

        assert all(list(days_of_utc(line)) for line in wrong)
        assert not any(list(days_of_utc(line)) for line in right)
