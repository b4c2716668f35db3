"""A directory brought in from a spreadsheet: the file, what its columns mean, what came of it."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.querysets import CHECKERS
from spcore.accounts.actor import Actor


class ListState(models.TextChoices):
    """How far a list has come. Only "done" has written anything."""

    SHEETS = "sheets", _("Say which sheet it is")
    COLUMNS = "columns", _("Say what the columns mean")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, nothing brought in yet")
    BRINGING = "bringing", _("Being brought in")
    DONE = "done", _("Brought in")
    UNDONE = "undone", _("Taken back")
    DROPPED = "dropped", _("Thrown away")


# Nothing came in by it yet.
OPEN_LISTS = (ListState.SHEETS, ListState.COLUMNS, ListState.CHECKED)


# A worker is at it.
WORKING_LISTS = (ListState.CHECKING, ListState.BRINGING)


class ListedAs(models.TextChoices):
    """What becomes of one row."""

    CREATED = "created", _("New")
    UPDATED = "updated", _("Changed")
    UNCHANGED = "unchanged", _("As it is here")
    GONE = "gone", _("Not in the file: not running now")
    REFUSED = "refused", _("Left out")


class DirectoryImportQuerySet(models.QuerySet):
    """Lists that were brought in."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to all for those who keep the directory, else to none."""
        return self if actor.role in CHECKERS else self.none()


class DirectoryImport(models.Model):
    """
    One file of listings. `content`, packed, is emptied once it is brought in, or thrown away.

    `slug` files its listings (`DirectorySource`). `tables` says of its sheet, and of the one linked
    to it, the name, headings, samples and what each column is (""; left out). `counts` are rows
    by `ListedAs`; `look` counts those that want a look. `made` are the providers that it brought.
    While a worker is at it, `asked_by` is whose step it is and `rows_done` how far it has read of
    `row_count`; `problem` says why it did not get there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    file_name = models.CharField(max_length=120)
    content = models.BinaryField(default=b"")
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    licence = models.CharField(max_length=200, blank=True)
    sheets = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    is_complete = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    look = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    made = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=ListState, default=ListState.COLUMNS)
    done_at = models.DateTimeField(null=True, blank=True)
    row_count = models.PositiveIntegerField(default=0, db_default=0)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    rows_done = models.PositiveIntegerField(default=0, db_default=0)
    problem = models.CharField(max_length=300, blank=True, db_default="")

    objects = DirectoryImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=ListState.DONE) | models.Q(done_at__isnull=False),
                name="directory_import_done_has_a_moment",
            )
        ]
        indexes = [models.Index(fields=["-made_at"], name="directory_import_latest")]

    def __str__(self) -> str:
        return self.file_name


class DirectoryImportRowQuerySet(models.QuerySet):
    """Rows of such lists."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the rows of imports the actor may see."""
        return self.filter(batch__in=DirectoryImport.objects.visible_to(actor))


class DirectoryImportRow(models.Model):
    """
    One row of a file, or one listing that the file has no more: what became of it, and why.

    `problems` are [column, problem, remedy]. `service_key` is the listing's, kept also when that is
    deleted. `before` is what it said, to be put back; `after` stands for what it said then, so that
    a change since is seen.
    """

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(DirectoryImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=255, blank=True)
    facts = models.JSONField(default=list)
    verdict = models.CharField(max_length=9, choices=ListedAs)
    problems = models.JSONField(default=list)
    service_key = models.UUIDField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    after = models.CharField(max_length=64, blank=True)

    objects = DirectoryImportRowQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["batch", "verdict", "number", "id"], name="directory_row_verdict"),
            models.Index(fields=["batch", "number", "id"], name="directory_row_order"),
        ]

    def __str__(self) -> str:
        return f"Row {self.number}"
