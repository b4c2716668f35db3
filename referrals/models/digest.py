"""The weekly digests that were promised: one a practice and week."""

from uuid import uuid4

from django.db import models

from spcore.accounts.models import Organisation


class Digest(models.Model):
    """One practice's digest of the week that began on a Monday, `week_on`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    practice = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="digests")
    week_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "week_on"], name="one_digest_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.week_on}"
