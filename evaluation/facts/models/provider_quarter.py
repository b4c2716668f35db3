"""What may be read of a provider by others: frozen, so that tomorrow's answer is today's."""

from django.db import models


class ProviderQuarter(models.Model):
    """
    A provider's figures of one closed quarter, suppressed, as they stood when published.

    `figures`: people `sent`; `paid_for` and `not_paid_for`, `maximum` and `funded` (places), none
    where nobody said it; `going` on the quarter's last day, by service, "" for all of the provider.
    No raw count is kept. `quarter` is like "2026-Q3".
    """

    provider_id = models.UUIDField()
    quarter = models.CharField(max_length=7)
    figures = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quarter", "provider_id"], name="provider_quarter_once")
        ]

    def __str__(self) -> str:
        return f"{self.quarter} of {self.provider_id}"
