"""What somebody referred answered by text, for whoever has their case."""

from uuid import uuid4

from django.db import models

from referrals.models import OfReferralQuerySet, Referral


class TextReply(models.Model):
    """One text to the number ours come from. It waits until somebody has spoken with them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="text_replies")
    words = models.TextField()
    answered_at = models.DateTimeField()

    objects = OfReferralQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Text of {self.referral_id}"
