"""The thread of a referral: what the team and the referrer write to each other."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.querysets import MessageQuerySet
from referrals.models.referral import Referral
from spcore.accounts.models import Organisation


class Audience(models.TextChoices):
    """With whom the team shares this part of the thread; each part is closed to the others."""

    REFERRER = "referrer", _("Team and referrer")


class Side(models.TextChoices):
    """Who wrote a message."""

    TEAM = "team", _("The team")
    REFERRER = "referrer", _("The referrer")


class Message(models.Model):
    """
    A question, an answer or a note. `read_at` is when the other side first opened it.

    A question (`asks`) waits until the other side answers: `answered_at`. Never about safety:
    that is a concern, which does not stand in a thread (practice.md 4).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="messages")
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.REFERRER)
    side = models.CharField(max_length=10, choices=Side)
    asks = models.BooleanField(default=False)
    words = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # From the form, so that a doubled click writes one message.
    nonce = models.UUIDField(null=True, blank=True, unique=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["referral", "written_at", "id"], name="message_in_order"),
            models.Index(
                fields=["referral", "side"],
                condition=Q(asks=True, answered_at=None),
                name="message_unanswered",
            ),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk}"
