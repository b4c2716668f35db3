"""Access for a colleague who answers a call or covers leave (practice.md 9)."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.querysets import CoverGrantQuerySet
from referrals.models.referral import Referral


class CoverReason(models.TextChoices):
    """Why a colleague opens the case."""

    CALL = "call", _("Answering a call or message from the person")
    LEAVE = "leave", _("Covering leave or sickness")
    DUTY = "duty", _("On duty today")


class CoverGrant(models.Model):
    """
    One case opened to one colleague of its team: for sixty minutes, by their own tap.

    Or from `granted_at` on for as long as the absence `given_by`, which an app above keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="covers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="covers"
    )
    reason = models.CharField(max_length=10, choices=CoverReason)
    granted_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    given_by = models.UUIDField(null=True, blank=True)

    objects = CoverGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "given_by"], name="cover_given_once")
        ]
        indexes = [models.Index(fields=["user", "expires_at"], name="cover_of_user")]

    def __str__(self) -> str:
        return f"{self.user_id} covers {self.referral_id}"
