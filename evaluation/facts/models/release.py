"""A published set of figures: frozen, so that the same question has the same answer tomorrow."""

from django.db import models


class Release(models.Model):
    """
    The figures of one closed quarter for one ICB, suppressed, as they stood when published.

    `figures` holds tables of strings ready to show; no raw count is kept. `quarter` is like
    "2026-Q3", of the calendar year.
    """

    icb_id = models.UUIDField()
    quarter = models.CharField(max_length=7)
    figures = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["icb_id", "quarter"], name="release_once")]

    def __str__(self) -> str:
        return f"{self.quarter} of {self.icb_id}"
