"""The private link by which a service answers one onward referral straight from its email."""

from django.db import models
from django.db.models import Q

from referrals.models.onward import OnwardReferral
from referrals.models.onward_querysets import OfOnwardQuerySet


class AnswerLink(models.Model):
    """
    One onward referral's link, for one purpose (security.md D).

    The database keeps the SHA-256 of the newest secret alone: sending again ends the older link.
    It works until `expires_at`, while an answer is possible and the person's agreement stands.
    """

    onward = models.OneToOneField(
        OnwardReferral, primary_key=True, on_delete=models.PROTECT, related_name="answer_link"
    )
    token_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = OfOnwardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="answer_link_token_once"
            )
        ]

    def __str__(self) -> str:
        return f"Link of {self.pk}"
