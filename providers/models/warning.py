"""That somebody was warned of money that ends, once at each distance."""

from django.db import models

from providers.models.conditions import Funding


class FundingWarning(models.Model):
    """A warning so many months before a line of money ends: never a second at that distance."""

    id = models.BigAutoField(primary_key=True)
    funding = models.ForeignKey(Funding, on_delete=models.CASCADE, related_name="warnings")
    months = models.PositiveSmallIntegerField()
    warned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["funding", "months"], name="funding_warned_once")
        ]

    def __str__(self) -> str:
        return f"{self.months} months before"
