"""A question to somebody who waits, and what they answered on their own phone."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, Person, Referral


class HowIs(models.TextChoices):
    """How somebody is since they were last spoken with, as they see it. No score."""

    BETTER = "better", _("Better")
    SAME = "same", _("About the same")
    WORSE = "worse", _("Worse")
    NOT_SAFE = "not_safe", _("I am not safe")


class CheckIn(models.Model):
    """
    One question by private link, at most one a person and day (security.md D).

    The database keeps the SHA-256 of the link's secret alone; the link works until `expires_at`,
    or until it was answered. Nothing about the person stands on its page.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="check_ins")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="check_ins")
    day = models.DateField()
    promised_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=10, choices=HowIs, blank=True)
    words = models.TextField(blank=True)
    wants_offers = models.BooleanField(default=False)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="check_in_once_a_day"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="check_in_token_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, how="") | (Q(answered_at__isnull=False) & ~Q(how="")),
                name="check_in_answered_how",
            ),
        ]
        indexes = [
            models.Index(
                fields=["referral", "answered_at"],
                condition=Q(answered_at__isnull=False),
                name="check_in_answered",
            )
        ]

    def __str__(self) -> str:
        return f"Check-in {self.pk}"
