"""Questions that a person answers on their own phone, by a private link."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evaluation.measures.models.assessment import Occasion
from evaluation.measures.models.querysets import AssessmentQuerySet
from referrals.models import Referral


class Asking(models.Model):
    """
    The measures of one occasion, sent by link (security.md D), at most one open a case.

    `typed` holds what was answered so far, question by question, so that a bad connection loses
    nothing: answers by item, by measure; null for one passed over. The person never sees them
    again. The database keeps the SHA-256 of the link's secret alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="askings")
    occasion = models.CharField(max_length=10, choices=Occasion)
    instruments = ArrayField(models.CharField(max_length=30))
    typed = models.JSONField(default=dict)
    # Nobody, where it went out by itself after the end, to somebody who had agreed to it.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    promised_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="asking_token_once"
            ),
        ]
        indexes = [models.Index(fields=["referral", "-promised_at"], name="asking_of_case")]

    def __str__(self) -> str:
        return f"Asking {self.pk}"
