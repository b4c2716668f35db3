"""The command every load is: one transaction, a progress bar, a dry run, a report."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DataError, IntegrityError, transaction
from tqdm import tqdm

from spcore.loading.copying import lift_timeout
from spcore.loading.report import Report, Unusable

SHARED = settings.SHARED_DIR / "data"


class LoadCommand(BaseCommand):
    """
    A load of files. Subclasses give `load()`; everything it writes is kept, or nothing.

    The exit code is 1 when a file is unusable, and when none of its rows is any good.
    """

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what every load understands."""
        parser.add_argument("--dry-run", action="store_true", help="report, and write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, report, and keep or undo."""
        try:
            self.prepare(options)
            with transaction.atomic():
                lift_timeout()
                reports = self.load(options)
                transaction.set_rollback(options["dry_run"])
        except Unusable as refusal:
            self._fail(refusal, options)
        except (DataError, IntegrityError) as error:
            self._fail(_refused_by_the_database(error), options)
        else:
            self._report(reports, options)

    def prepare(self, options: dict) -> None:
        """Do what must not wait inside the transaction. :raises Unusable:"""

    def load(self, options: dict) -> list[Report]:
        """Write everything, and say what happened. :raises Unusable:"""
        raise NotImplementedError

    def progress(self, rows: Iterable, *, what: str, total: int | None = None) -> Iterable:
        """Show how far `rows` have got, where somebody is watching."""
        return tqdm(
            rows, desc=what, total=total, disable=not sys.stderr.isatty(), leave=False, unit=" rows"
        )

    def _report(self, reports: list[Report], options: dict) -> None:
        if options["json"]:
            body = {"ok": True, "dry_run": options["dry_run"]}
            self._print_json({**body, "reports": [report.as_dict() for report in reports]})
            return
        for report in reports:
            for line in report.lines(everything=options["verbosity"] > 1):
                self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was written.")

    def _fail(self, refusal: Unusable, options: dict) -> None:
        if options["json"]:
            self._print_json({"ok": False, **refusal.as_dict()})
        raise CommandError(f"{refusal} Nothing was loaded.") from refusal

    def _print_json(self, body: dict) -> None:
        self.stdout.write(json.dumps(body, indent=2, ensure_ascii=False))


def refuse_if_all_bad(report: Report, *, name: str) -> None:
    """:raises Unusable: when not one row of a file could be used, or it has none."""
    if report.used:
        return
    if not report.refused:
        raise Unusable(f"There is not one row in {name}.", "Check that it is complete.")
    raise Unusable(f"Not one row of {name} can be used. The first: {report.refused[0]}")


def _refused_by_the_database(error: Exception) -> Unusable:
    """Return what PostgreSQL says of a value that no reader found fault with."""
    lines = str(error).splitlines()
    where = next((line.partition(",")[2].strip() for line in lines if "CONTEXT" in line), "")
    problem = f"A value does not fit into the database: {lines[0][:200]}"
    return Unusable(f"{problem} ({where[:200]})." if where else f"{problem}.", "Correct the file.")
