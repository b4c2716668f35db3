"""`manage.py paired_change FILE`: how the scores of the same people changed, for an analyst."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluation.statistics import pair_up, paired_change
from evaluation.statistics.report import as_dict, as_lines
from evaluation.statistics.score_columns import Wanted
from evaluation.statistics.score_files import ScoreFile, read_scores
from spcore.loading.report import Unusable

LARGEST = 50 * 1024 * 1024
IN_DOUBT = (
    "Nothing says which occasion came first: they stand as the file has them. Name two with --from"
    " and --to.",
)
EXAMPLES = """
Long form, one row a person and occasion:      person,occasion,score
Wide form, one column an occasion:             person,before,after
Rows that are items are added up with --sum; columns that are, with --score a,b,c. Of several scores
in one file, --where keeps one:                --where subscale=anxiety
"""


class Command(BaseCommand):
    """Reads a CSV file or workbook and needs no database."""

    help = (
        "Print how paired scores changed: n, means, interval, t, effect sizes, Wilcoxon." + EXAMPLES
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file, its columns, and what to compare."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument("--person", default="", help="column that says who")
        parser.add_argument("--occasion", default="", help="column that says when (long form)")
        parser.add_argument("--score", default="", help="column of the score; several are added up")
        parser.add_argument(
            "--occasions", default="", help="columns of the wide form: BEFORE,AFTER"
        )
        parser.add_argument("--sum", action="store_true", help="rows are items: add them up")
        parser.add_argument("--item", default="", help="column that says which item, for --sum")
        parser.add_argument("--where", action="append", default=[], metavar="COLUMN=VALUE")
        parser.add_argument("--from", dest="first", default="", help="the earlier occasion")
        parser.add_argument("--to", dest="last", default="", help="the later occasion")
        parser.add_argument(
            "--doubled",
            choices=["leave-out", "first", "last", "mean"],
            default="leave-out",
            help="what to do with several scores of one person on one occasion",
        )
        parser.add_argument("--confidence", type=float, default=0.95)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, pair, reckon, print."""
        try:
            found = _found(options)
        except Unusable as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"ok": False, **refusal.as_dict()}, indent=2))
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False))
        else:
            self.stdout.write("\n".join(as_lines(found)))


def _found(options: dict[str, Any]) -> dict[str, Any]:
    if not 0 < options["confidence"] < 1:
        raise Unusable("--confidence must lie between 0 and 1.", "0.95 is usual.")
    path = options["file"]
    file = read_scores(_content(path), name=path.name, wanted=_wanted(options))
    first = _occasion(file, options["first"], file.occasions[0])
    last = _occasion(file, options["last"], file.occasions[-1])
    if first == last:
        raise Unusable(f"Both occasions are {first!r}.", "Name two with --from and --to.")
    pairing = pair_up(file.rows, first=first, last=last, doubled=options["doubled"])
    change = paired_change(pairing.before, pairing.after, confidence=options["confidence"])
    compared = {"file": path.name, "from": first, "to": last, "doubled": options["doubled"]}
    is_in_doubt = file.is_in_doubt and not (options["first"] and options["last"])
    return as_dict(compared, file, pairing, change, warnings=IN_DOUBT[: int(is_in_doubt)])


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Unusable(f"{path.name} is larger than 50 MB.", "Split it, or check the file.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unusable(f"There is no file {path}.", "Check the path.") from error
    except OSError as error:
        raise Unusable(f"{path} cannot be read.", "Check the path and its permissions.") from error


def _wanted(options: dict[str, Any]) -> Wanted:
    pairs = [text.partition("=") for text in options["where"]]
    if any(not equals for _name, equals, _value in pairs):
        raise Unusable("--where needs COLUMN=VALUE.", "For example --where subscale=anxiety")
    return Wanted(
        person=options["person"],
        occasion=options["occasion"],
        scores=_names(options["score"]),
        occasions=_names(options["occasions"]),
        item=options["item"],
        is_summed=options["sum"],
        where=tuple((name.strip(), value.strip()) for name, _equals, value in pairs),
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _occasion(file: ScoreFile, told: str, otherwise: str) -> str:
    if told and told not in file.occasions:
        shown = ", ".join(file.occasions[:12])
        raise Unusable(f"There is no occasion {told!r}.", f"The file has: {shown}.")
    return told or otherwise
