"""Services kept together for a person, so that they can look at them and choose."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models import Service
from referrals.models import OfReferralQuerySet, Referral


class Wish(models.TextChoices):
    """What somebody says of a service of their list, by a private link. No words: nothing waits."""

    LIKE = "like", _("I would like this")
    NO = "no", _("Not for me")
    ASK = "ask", _("Talk with me about it")


class ShortlistItem(models.Model):
    """
    One service on somebody's shortlist. Nothing is shared with it.

    `note` is written for the person: it stands on their paper. What is taken off stays, so that
    it can be put back.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="shortlist")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    wish = models.CharField(max_length=5, choices=Wish, blank=True, db_default="")
    wished_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "service"], name="shortlist_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} for {self.referral_id}"
