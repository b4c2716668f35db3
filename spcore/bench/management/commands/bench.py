"""`manage.py bench`: measure the operations that matter, as ratios to their floors."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from spcore.bench import serving
from spcore.bench.calling import PageFailed
from spcore.bench.database import NoRoom, NotKept, kept_database, own_database
from spcore.bench.filling import fill
from spcore.bench.measuring import MISS, Result, as_json, measured, not_measured, tried
from spcore.bench.operation import WrongAnswer
from spcore.bench.operations import ABSENT, OPERATIONS, TRIALS
from spcore.bench.parameters import drawn
from spcore.bench.scales import SCALES, Scale
from spcore.bench.table import table_of
from spcore.bench.timing import QUICK


class Command(BaseCommand):
    """
    Make a database, fill it, measure, print a table, write JSON lines, drop the database.

    With --database, one that --keep left is measured again, and stays.
    """

    help = "Measure the service in a database of its own, which is dropped afterwards."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the scale, which operations, and whether a miss is a failure."""
        parser.add_argument("--scale", choices=list(SCALES), default="pcn")
        parser.add_argument("--only", default="", help="numbers of operations, with commas")
        parser.add_argument("--quick", action="store_true", help="few rounds: times mean nothing")
        parser.add_argument("--gate", action="store_true", help="a missed gate is a failure")
        parser.add_argument("--keep", action="store_true", help="leave the database there")
        parser.add_argument("--database", default="", help="one that --keep left, filled already")
        parser.add_argument("--out", default=str(settings.BASE_DIR / "build" / "bench.json"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure. :raises CommandError: when an answer is wrong, or with --gate for a miss."""
        scale, results = SCALES[options["scale"]], list[Result]()
        try:
            for result in self._measured(scale, options):
                results.append(result)
        except (NoRoom, NotKept, PageFailed, WrongAnswer) as error:
            raise CommandError(str(error)) from error
        finally:
            serving.stop()
            if results:
                self.stdout.write(table_of(results))
        load = " ".join(f"{number:.1f}" for number in os.getloadavg())
        self.stdout.write(f"\nScale {scale.name}. Load average {load}. {Path(options['out'])}")
        missed = [result.number for result in results if result.verdict == MISS]
        if options["gate"] and missed:
            raise CommandError(f"missed: {', '.join(missed)}")

    def _measured(self, scale: Scale, options: dict[str, Any]) -> Iterator[Result]:
        """Give each result when it is there: one that fails takes none of the others with it."""
        only = set(filter(None, options["only"].split(",")))
        effort = QUICK if options["quick"] else None
        with self._database(scale, options):
            write = self._writer(Path(options["out"]), scale)
            for operation in OPERATIONS:
                if only and operation.number not in only:
                    continue
                self._say(f"{operation.number} {operation.name}")
                # People sign in anew each time: a whole run is longer than a session may idle.
                gated = operation.at(scale.services)
                yield write(measured(gated, drawn(), effort=effort, seed=scale.seed))
            for trial in TRIALS:
                if not only or trial.number in only:
                    self._say(f"{trial.number} {trial.name}")
                    yield write(tried(trial, drawn(), quick=options["quick"]))
            yield from (write(not_measured(absent)) for absent in ABSENT if not only)
            serving.stop()

    @contextmanager
    def _database(self, scale: Scale, options: dict[str, Any]) -> Iterator[None]:
        """Have a filled database: a kept one where it is named, else one of our own."""
        kept = options["database"]
        with (
            kept_database(scale, kept) if kept else own_database(scale, keep=options["keep"])
        ) as name:
            self._say(f"{name}: {scale.referrals:,} referrals, {scale.services:,} services")
            if not kept:
                fill(scale, say=self._say)
            yield

    def _writer(self, path: Path, scale: Scale) -> Callable[[Result], Result]:
        """Begin this run's file; return what adds a line to it, and to the history beside it."""
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            server = cursor.fetchone()[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")

        def write(result: Result) -> Result:
            about = {"at": timezone.now().isoformat(), "scale": scale.name, "server": server}
            for file in (path, path.with_name(f"{path.stem}-history.jsonl")):
                with file.open("a") as lines:
                    lines.write(f"{json.dumps(as_json(result, **about))}\n")
            return result

        return write

    def _say(self, words: str) -> None:
        self.stderr.write(f"  {words}")
        self.stderr.flush()
