"""What a provider asks the fund for."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from evaluation.fund.models.querysets import ApplicationQuerySet
from evaluation.fund.models.round import FundRound
from evaluation.fund.states import ApplicationStatus
from providers.models import Provider, Service


class Application(models.Model):
    """
    One provider's application to one round.

    What the directory knows is not asked again: it is read from there, and kept in `directory` as
    it stood when the application was sent, for the panel. `amounts` are pounds for each financial
    year, the one that the round's money starts in first. `panel_said` is what the panel's meeting
    made of it; `reason` is written to the applicant.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(FundRound, on_delete=models.PROTECT, related_name="applications")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="applications")
    services = models.ManyToManyField(Service, blank=True, related_name="+")
    status = models.CharField(
        max_length=10, choices=ApplicationStatus, default=ApplicationStatus.DRAFT
    )
    title = models.CharField(max_length=120, blank=True)
    what = models.TextField(blank=True)
    whom = models.TextField(blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    how_known = models.TextField(blank=True)
    amounts = ArrayField(
        models.DecimalField(max_digits=12, decimal_places=2), default=list, blank=True
    )
    directory = models.JSONField(default=list, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    panel_said = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "provider"],
                condition=~models.Q(status=ApplicationStatus.WITHDRAWN),
                name="fund_applies_once",
            )
        ]
        indexes = [models.Index(fields=["provider", "status"], name="fund_application_provider")]

    def __str__(self) -> str:
        return f"Application {self.pk}"
