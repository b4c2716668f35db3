"""What a referring organisation would rather not look for each time."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from spcore.accounts.models import Organisation
from spcore.needs import Need


class ReferringDefaults(models.Model):
    """
    One organisation's choices for its form; no row: the usual order.

    Only the order of what is offered. What must be a deliberate answer (risk, agreement, why) has
    no default.
    """

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="referring_defaults"
    )
    first_needs = ArrayField(
        models.CharField(max_length=20, choices=Need), default=list, blank=True
    )
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Defaults of {self.organisation_id}"
