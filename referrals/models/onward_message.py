"""The other part of the thread: what the team and one service write to each other."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.onward import OnwardReferral
from referrals.models.onward_querysets import OfOnwardQuerySet
from spcore.accounts.models import Organisation


class OnwardSide(models.TextChoices):
    """Who wrote a message."""

    TEAM = "team", _("The team")
    PROVIDER = "provider", _("The service")


class OnwardMessage(models.Model):
    """
    A note between the team and a service about one onward referral.

    A table of its own: no question asked of the referrer's part can ever read it. The service sees
    it while the person's agreement to share stands. `read_at` is when the other side opened it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    onward = models.ForeignKey(OnwardReferral, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(max_length=10, choices=OnwardSide)
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
    nonce = models.UUIDField(unique=True)

    objects = OfOnwardQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["onward", "written_at", "id"], name="onward_message_in_order"),
            models.Index(
                fields=["onward", "side"], condition=Q(read_at=None), name="onward_message_unread"
            ),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk}"
