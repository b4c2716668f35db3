"""Bring a team's caseload in from a file, by the service that the pages use."""

import json
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import CommandParser
from django.utils import timezone

from linkworkers import services
from linkworkers.adapters.patients import as_table
from linkworkers.models import CaseloadImport, RowVerdict
from linkworkers.services.bringing_in.columns import Column, key_of
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.accounts.selectors import actor_of
from spcore.errors import DomainError
from spcore.loading.command import LoadCommand
from spcore.loading.report import Report, Unusable


class Command(LoadCommand):
    """People and their open cases, from CSV, XLSX, or FHIR Patients."""

    help = (
        "Bring a team's caseload in from a CSV or XLSX file, or from a FHIR Patient or Bundle"
        " (JSON). A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file, whose it is, and who answers for it."""
        super().add_arguments(parser)
        parser.add_argument("path", type=Path, help="the CSV, XLSX or FHIR JSON file")
        parser.add_argument("--by", required=True, help="email of the supervisor who brings it in")
        parser.add_argument("--team", default="", help="name of the team, where they have several")
        parser.add_argument(
            "--evidence-held-by", default="", help="who holds the proof that the people agreed"
        )
        parser.add_argument("--mapping", type=Path, help="JSON: what each heading is")

    def load(self, options: dict) -> list[Report]:
        """Check the file, and bring it in unless it is a dry run."""
        actor = _supervisor(options["by"], options["team"])
        now, path = timezone.now(), options["path"]
        try:
            table = as_table(_read(path), name=path.name, on=timezone.localdate(now))
            batch = services.start_import(file_name=path.name, content=table, actor=actor, at=now)
            mapping = _mapping(batch, options["mapping"])
            common = {"import_id": batch.pk, "mapping": mapping, "actor": actor, "at": now}
            if options["dry_run"]:
                batch = services.set_columns(**common, watch=self._watch)
            else:
                held_by = options["evidence_held_by"]
                batch = services.bring_in_unseen(
                    **common, evidence_held_by=held_by, watch=self._watch
                )
        except Unusable:
            raise
        except DomainError as refusal:
            raise Unusable(str(refusal), _remedy(refusal)) from refusal
        return [_report(batch)]

    def _watch(self, rows: Iterable) -> Iterable:
        return self.progress(rows, what="Rows")


def _supervisor(email: str, team: str) -> Actor:
    rows = Membership.objects.filter(
        user__email__iexact=email, user__is_active=True, role=Role.SUPERVISOR, ended_at=None
    ).select_related("organisation", "user")
    rows = rows.filter(organisation__name__iexact=team) if team else rows
    found = list(rows[:2])
    if len(found) != 1:
        problem = "supervises several teams" if found else "supervises no such team"
        raise Unusable(f"{email} {problem}.", "Name the team with --team.")
    return actor_of(found[0])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unusable(f"{path} cannot be read.", "Check the path and its permissions.") from error


def _mapping(batch: CaseloadImport, path: Path | None) -> list[str]:
    """Return what the columns are: as proposed, but for the headings that the file names."""
    if path is None:
        return list(batch.mapping)
    try:
        said = {key_of(str(heading)): str(column) for heading, column in _object(path).items()}
    except ValueError as error:
        raise Unusable(f"{path.name} is not JSON.", 'Write {"heading": "column"}.') from error
    unknown = sorted(set(said.values()) - {"", *Column.values})
    if unknown:
        known = ", ".join(Column.values)
        raise Unusable(f"There is no column {unknown[0]!r}.", f"Columns are {known}.")
    named = set(said.values()) - {""}
    return [
        said.get(key_of(heading), "" if proposed in named else proposed)
        for heading, proposed in zip(batch.headings, batch.mapping, strict=True)
    ]


def _object(path: Path) -> dict:
    found = json.loads(_read(path))
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def _remedy(refusal: DomainError) -> str:
    if getattr(refusal, "field", "") == "evidence_held_by":
        return "Name them with --evidence-held-by."
    return ""


def _report(batch: CaseloadImport) -> Report:
    report = Report(batch.file_name)
    rows: Iterable = batch.rows.order_by("number").values_list("number", "verdict", "problems")
    for number, verdict, problems in rows.iterator():  # type: ignore[attr-defined]
        is_refused = verdict == RowVerdict.REFUSED
        say = report.refuse if is_refused else report.warn
        for column, problem, remedy in problems[:1] if is_refused else problems:
            say(number, column, problem if problem.endswith(".") else f"{problem}.", remedy)
    report.created = sum(batch.counts.get(each, 0) for each in ("accepted", "flagged", "merged"))
    report.unchanged = batch.counts.get(RowVerdict.UNCHANGED, 0)
    report.notes = [f"{RowVerdict(name).label}: {n:,}" for name, n in sorted(batch.counts.items())]
    return report
