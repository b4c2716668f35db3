"""What arrived from another system, so that the same message twice does one thing."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.referral import Referral
from spcore.accounts.models import SystemClient


class Asked(models.TextChoices):
    """What a message asked for."""

    NEW = "new", _("A new referral")
    UPDATE = "update", _("The referral again, after it was sent back")
    WITHDRAW = "withdraw", _("Take the referral back")
    MARK_IN_ERROR = "error", _("The referral was made in error")


class ReceivedMessage(models.Model):
    """
    One message of one system that was acted on. Its content is not kept: only its digest.

    `key` is the message's own id, `identifier` the sender's of the referral it made. The same key
    with the same digest is answered as before; with another, it is refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    system = models.ForeignKey(SystemClient, on_delete=models.PROTECT, related_name="received")
    key = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    asked = models.CharField(max_length=10, choices=Asked)
    identifier = models.CharField(max_length=400, blank=True)
    referral = models.ForeignKey(
        Referral, null=True, on_delete=models.PROTECT, related_name="received"
    )
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "key"], name="received_once"),
            models.UniqueConstraint(
                fields=["system", "identifier"],
                condition=~Q(identifier=""),
                name="received_identifier_once",
            ),
        ]
        indexes = [models.Index(fields=["identifier"], name="received_identifier")]

    def __str__(self) -> str:
        return f"{self.asked} {self.pk}"
