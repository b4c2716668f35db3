"""What a provider was given, when it is paid, and what it says came of it."""

from decimal import Decimal
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from evaluation.fund.models.application import Application
from evaluation.fund.models.querysets import AwardQuerySet, OfAwardQuerySet
from evaluation.fund.states import AwardStatus


class Award(models.Model):
    """
    Money over one or more financial years: `amounts` in pounds, the year of `starts_on` first.

    Accepting it writes a line of money behind the provider under the same id, so that its end is
    warned of like any other.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="award")
    starts_on = models.DateField()
    ends_on = models.DateField()
    amounts = ArrayField(models.DecimalField(max_digits=12, decimal_places=2))
    status = models.CharField(max_length=10, choices=AwardStatus, default=AwardStatus.PREPARED)
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    # The last financial year whose report was asked for by email: once each.
    asked_year = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="fund_award_in_order"
            )
        ]
        indexes = [models.Index(fields=["status", "starts_on"], name="fund_award_by_status")]

    def __str__(self) -> str:
        return f"Award {self.pk}"

    @property
    def total(self) -> Decimal:
        """Return the whole award, in pounds."""
        return sum(self.amounts, Decimal(0))


class Instalment(models.Model):
    """A part of an award, due on a day; `paid_on` is when it was paid."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    paid_on = models.DateField(null=True, blank=True)

    objects = OfAwardQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["award", "number"], name="fund_instalment_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} of {self.award_id}"


class AwardReport(models.Model):
    """
    One financial year of an award, in the provider's words.

    `figures` are drawn from what was recorded, suppressed, and kept as they stood when the report
    was sent: pairs of words. `carry_over` is what the provider asks to keep for the year after;
    `carried` is null until that is decided, then how much of it was agreed to. One that was sent
    back says why in `returned_why` until it is sent again; its figures stay those of the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="reports")
    year = models.PositiveSmallIntegerField()
    spent = models.DecimalField(max_digits=12, decimal_places=2)
    words = models.TextField()
    figures = models.JSONField(default=list)
    carry_over = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    carry_why = models.CharField(max_length=300, blank=True)
    carried = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    returned_why = models.CharField(max_length=300, blank=True, default="", db_default="")
    decided_why = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField()

    objects = OfAwardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "year"], name="fund_one_report_a_year"),
            models.CheckConstraint(
                condition=Q(spent__gte=0, carry_over__gte=0), name="fund_report_is_money"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} of {self.award_id}"
