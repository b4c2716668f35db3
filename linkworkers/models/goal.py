"""What the person wants to reach, in their words."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, Referral
from spcore.needs import Need


class GoalStatus(models.TextChoices):
    """How far a goal has come."""

    OPEN = "open", _("Working on it")
    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    DROPPED = "dropped", _("No longer wanted")


class Goal(models.Model):
    """
    A goal agreed with the person; `importance` is theirs, 1 to 10 (PRSB care plan).

    `need` is what it is about, `outcome` what came of it, in their words.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    importance = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    need = models.CharField(max_length=20, choices=Need, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=GoalStatus, default=GoalStatus.OPEN)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(importance=None) | Q(importance__range=(1, 10)),
                name="goal_importance_1_to_10",
            )
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"
