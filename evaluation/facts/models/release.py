"""A published set of figures: frozen, so that the same question has the same answer tomorrow."""

from django.db import models


class Release(models.Model):
    """
    The figures of one closed period for one ICB, suppressed, as they stood when published.

    `figures` holds tables of published figures; no raw count is kept. `period` is a calendar
    quarter like "2026-Q3", or a financial year like "2025-26".
    """

    icb_id = models.UUIDField()
    period = models.CharField(max_length=7)
    figures = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["icb_id", "period"], name="release_once")]

    def __str__(self) -> str:
        return f"{self.period} of {self.icb_id}"
