"""A need for which there was nothing suitable to offer: what commissioning has to know."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.querysets import OfReferralQuerySet
from referrals.models.referral import Referral
from spcore.needs import Need


class Lacking(models.TextChoices):
    """Why nothing was good enough."""

    NOTHING = "nothing", _("There is nothing for it here")
    TOO_FAR = "too_far", _("Too far, or no way to get there")
    COST = "cost", _("It costs too much")
    FULL = "full", _("Full, or the wait is too long")
    ACCESS = "access", _("Not accessible to them")
    LANGUAGE = "language", _("Not in their language")
    GROUP = "group", _("Only in groups, or not how they want it")
    AGE = "age", _("Not for their age")
    OTHER = "other", _("Something else")


class UnmetNeedQuerySet(OfReferralQuerySet):
    """Unmet needs."""

    def standing(self) -> Self:
        """Narrow to what nobody took back."""
        return self.filter(withdrawn_at=None)


class UnmetNeed(models.Model):
    """
    One unmet need of one person. `district_code` and `outcode` are roughly where they live, kept
    as they were, so that counting by area asks for nobody's address.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="unmet_needs")
    need = models.CharField(max_length=20, choices=Need)
    why = models.CharField(max_length=10, choices=Lacking, default=Lacking.NOTHING)
    note = models.CharField(max_length=300, blank=True)
    district_code = models.CharField(max_length=9, blank=True)
    outcode = models.CharField(max_length=4, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = UnmetNeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "need"],
                condition=models.Q(withdrawn_at=None),
                name="unmet_need_once",
            )
        ]
        indexes = [models.Index(fields=["need", "recorded_at"], name="unmet_need_by_need")]

    def __str__(self) -> str:
        return f"{self.need} of {self.referral_id}"
