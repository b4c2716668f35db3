"""`manage.py bench`: measure the operations that matter, as ratios to their floors."""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from spcore.bench import serving
from spcore.bench.database import NoRoom, own_database
from spcore.bench.filling import fill
from spcore.bench.measuring import MISS, Result, as_json, measured, not_measured
from spcore.bench.operation import WrongAnswer
from spcore.bench.operations import ABSENT, OPERATIONS
from spcore.bench.parameters import drawn
from spcore.bench.scales import SCALES, Scale
from spcore.bench.table import table_of
from spcore.bench.timing import QUICK


class Command(BaseCommand):
    """Make a database, fill it, measure, print a table, write JSON lines, drop the database."""

    help = "Measure the service in a database of its own, which is dropped afterwards."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the scale, which operations, and whether a miss is a failure."""
        parser.add_argument("--scale", choices=list(SCALES), default="pcn")
        parser.add_argument("--only", default="", help="numbers of operations, with commas")
        parser.add_argument("--quick", action="store_true", help="few rounds: times mean nothing")
        parser.add_argument("--gate", action="store_true", help="a missed gate is a failure")
        parser.add_argument("--keep", action="store_true", help="leave the database there")
        parser.add_argument("--out", default=str(settings.BASE_DIR / "build" / "bench.json"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure. :raises CommandError: when an answer is wrong, or with --gate for a miss."""
        scale = SCALES[options["scale"]]
        try:
            results = self._measure(scale, options)
        except (NoRoom, WrongAnswer) as error:
            raise CommandError(str(error)) from error
        finally:
            serving.stop()
        self.stdout.write(table_of(results))
        load = " ".join(f"{number:.1f}" for number in os.getloadavg())
        self.stdout.write(f"\nScale {scale.name}. Load average {load}. {Path(options['out'])}")
        missed = [result.number for result in results if result.verdict == MISS]
        if options["gate"] and missed:
            raise CommandError(f"missed: {', '.join(missed)}")

    def _measure(self, scale: Scale, options: dict[str, Any]) -> list[Result]:
        only = set(filter(None, options["only"].split(",")))
        with own_database(scale, keep=options["keep"]) as name:
            self._say(f"{name}: {scale.referrals:,} referrals, {scale.services:,} services")
            fill(scale, say=self._say)
            world, results = drawn(), []
            for operation in OPERATIONS:
                if only and operation.number not in only:
                    continue
                self._say(f"{operation.number} {operation.name}")
                effort = QUICK if options["quick"] else None
                results.append(measured(operation, world, effort=effort, seed=scale.seed))
            results += [not_measured(absent) for absent in ABSENT if not only]
            serving.stop()
            self._write(Path(options["out"]), scale, results)
        return results

    def _write(self, path: Path, scale: Scale, results: list[Result]) -> None:
        """Write this run, a line an operation, and add it to the history beside it."""
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            server = cursor.fetchone()[0]
        about = {"at": timezone.now().isoformat(), "scale": scale.name, "server": server}
        lines = "".join(f"{json.dumps(as_json(result, **about))}\n" for result in results)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lines)
        with path.with_name(f"{path.stem}-history.jsonl").open("a") as history:
            history.write(lines)

    def _say(self, words: str) -> None:
        self.stderr.write(f"  {words}")
        self.stderr.flush()
