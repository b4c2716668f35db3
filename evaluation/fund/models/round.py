"""A round of the fund, and what its applications are judged by."""

from decimal import Decimal
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evaluation.fund.models.querysets import CriterionQuerySet, RoundQuerySet
from evaluation.fund.states import RoundStatus
from providers.models import AssuranceKind
from referrals.models import Scheme
from spcore.needs import Need


class FundRound(models.Model):
    """
    Money for themes, over one or more financial years. Amounts are in pounds.

    `evidence` is what was recorded as missing when the round was opened: pairs of a need and its
    published figure, of `evidence_period`. `brought` is money that an earlier round
    (`brought_from`) had left and that was carried over; it comes on top of `budget`. `most` is what
    one applicant may ask for, over all `years_most` years. `required` are the assurances that an
    applicant must hold.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="fund_rounds")
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    themes = ArrayField(models.CharField(max_length=20, choices=Need), default=list)
    evidence = models.JSONField(default=list, blank=True)
    evidence_period = models.CharField(max_length=60, blank=True)
    budget = models.DecimalField(max_digits=12, decimal_places=2)
    brought = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    brought_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    most = models.DecimalField(max_digits=12, decimal_places=2)
    years_most = models.PositiveSmallIntegerField(default=3)
    starts_on = models.DateField()
    closes_on = models.DateField()
    required = ArrayField(
        models.CharField(max_length=20, choices=AssuranceKind), default=list, blank=True
    )
    needs_number = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=RoundStatus, default=RoundStatus.DRAFT)
    reason = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(budget__gte=0, brought__gte=0, most__gt=0), name="fund_money_is_money"
            ),
            models.CheckConstraint(
                condition=Q(years_most__gte=1, years_most__lte=5), name="fund_one_to_five_years"
            ),
        ]
        indexes = [models.Index(fields=["scheme", "status"], name="fund_round_of_scheme")]

    def __str__(self) -> str:
        return self.title

    @property
    def money(self) -> Decimal:
        """Return all there is to award, in pounds."""
        return self.budget + self.brought


class Criterion(models.Model):
    """What an application is marked on, and what it weighs: the weights of a round make 100."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(FundRound, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField()

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="fund_criterion_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100), name="fund_weight_of_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.weight})"
