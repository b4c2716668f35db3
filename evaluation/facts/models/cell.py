"""Sums of facts kept ready: what a whole area's counts are read from (performance.md, Cells)."""

from django.db import models

# The scope of all: what has no area of its own still counts in it.
ENGLAND = "00000000-0000-0000-0000-000000000000"


class Scope(models.TextChoices):
    """Whose sums they are."""

    ENGLAND = "england", "England"
    ICB = "icb", "Integrated care board"


class CellFields(models.Model):
    """
    One cell of a tile in the month of referral: how many, their sum, and the sum of the squares.

    `a` and `b` say which cell of the tile; empty where the tile has no such side.
    """

    scope_kind = models.CharField(max_length=10, choices=Scope)
    scope_id = models.UUIDField()
    tile = models.CharField(max_length=20)
    month = models.DateField()
    a = models.CharField(max_length=40, blank=True)
    b = models.CharField(max_length=40, blank=True)
    n = models.IntegerField()
    total = models.FloatField(default=0)
    squares = models.FloatField(default=0)

    class Meta:
        abstract = True


class Cell(CellFields):
    """A cell as it was when changes were last folded in."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope_kind", "scope_id", "tile", "month", "a", "b"], name="cell_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tile} {self.a} {self.b} in {self.month}"


class CellChange(CellFields):
    """What a changed fact adds to a cell, or takes from it: appended, so that nobody waits."""

    id = models.BigAutoField(primary_key=True)

    class Meta:
        indexes = [models.Index(fields=["scope_kind", "scope_id", "tile"], name="cell_change_of")]

    def __str__(self) -> str:
        return f"{self.n:+} to {self.tile} {self.a} {self.b} in {self.month}"
