"""A draft passed to a colleague of the same practice, to be finished."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from referrals.models.referral import Referral


class HandOver(models.Model):
    """
    Who passed a draft on, when, and what is left to do. The last one stands; none is changed.

    It names no colleague: whoever is at the desk finishes it (practice.md 19).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="hand_overs")
    note = models.CharField(max_length=300)
    passed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    passed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["referral", "-passed_at"], name="hand_over_latest")]

    def __str__(self) -> str:
        return f"Hand-over {self.passed_at:%Y-%m-%d %H:%M}"
