"""A caseload brought in from a spreadsheet: the file, what its columns mean, what came of it."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import Person, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role


class ImportState(models.TextChoices):
    """How far an import has come. Only "done" has written anything about people."""

    READING = "reading", _("Being read")
    COLUMNS = "columns", _("Say what the columns mean")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, nothing brought in yet")
    BRINGING = "bringing", _("Being brought in")
    DONE = "done", _("Brought in")
    UNDONE = "undone", _("Taken back")
    DROPPED = "dropped", _("Thrown away")


# A worker is at it, and nobody else may go on.
WORKING = (ImportState.READING, ImportState.CHECKING, ImportState.BRINGING)
# Nothing came in by it yet.
NOT_IN = (*WORKING, ImportState.COLUMNS, ImportState.CHECKED)


class RowVerdict(models.TextChoices):
    """What becomes of one row."""

    ACCEPTED = "accepted", _("Ready")
    FLAGGED = "flagged", _("Ready, look at it")
    MERGED = "merged", _("Same person as here")
    UNCHANGED = "unchanged", _("Here already")
    REFUSED = "refused", _("Left out")


# What became of it, once the file is in.
BECAME = {
    RowVerdict.ACCEPTED: _("Brought in"),
    RowVerdict.FLAGGED: _("Brought in, look at it"),
    RowVerdict.MERGED: _("Joined a record here"),
}
BRINGS_IN = (RowVerdict.ACCEPTED, RowVerdict.FLAGGED, RowVerdict.MERGED)


class ImportQuerySet(models.QuerySet):
    """Imports."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the imports of the supervisor's own team."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role != Role.SUPERVISOR:
            return self.none()
        return self.filter(team_id=actor.organisation_id)


class ImportRowQuerySet(models.QuerySet):
    """Rows of imports."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the rows of imports the actor may see."""
        return self.filter(batch__in=CaseloadImport.objects.visible_to(actor))


class CaseloadImport(models.Model):
    """
    One file of one team. `content`, packed, is emptied as soon as it is brought in, or thrown away.

    `mapping` names for each column what it is, by place; empty: left out. `counts` are rows by
    `RowVerdict`. `evidence_held_by` says who holds the proof that the people agreed. While a worker
    is at it, `asked_by` is whose step it is and `rows_done` how far it got of `row_count`;
    `problem` says why it did not get there. `forgotten_at`: what the rows said is deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    headings = models.JSONField(default=list)
    samples = models.JSONField(default=list)
    mapping = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.COLUMNS)
    evidence_held_by = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    row_count = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ImportState.DONE)
                | (Q(done_at__isnull=False) & ~Q(evidence_held_by="")),
                name="import_done_says_who_holds_the_evidence",
            )
        ]
        indexes = [models.Index(fields=["team", "-made_at"], name="import_of_team")]

    def __str__(self) -> str:
        return f"Import {self.pk}"

    @property
    def is_working(self) -> bool:
        """Tell whether a worker is at it."""
        return self.state in WORKING


class ImportRow(models.Model):
    """
    One row of a file: who it seems to be, the verdict, and why.

    `number` is the spreadsheet's. `problems` are [column, problem, remedy]. `fingerprint` tells a
    row that came in before; it cannot be turned back into what the row said.
    """

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(CaseloadImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=202, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=RowVerdict)
    problems = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=40, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_person = models.BooleanField(default=False)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
        ]
        indexes = [
            models.Index(fields=["batch", "verdict", "number"], name="import_row_by_verdict"),
            models.Index(fields=["fingerprint"], name="import_row_known"),
        ]

    def __str__(self) -> str:
        return f"Row {self.number}"


class ColumnMeanings(models.Model):
    """What a team's columns meant the last time, by heading: proposed the next time."""

    team = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    meanings = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"Columns of {self.team_id}"
