"""What was sent: kept as evidence, and shown on a page in the demo."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a message travels."""

    EMAIL = "EMAIL", _("Email")
    TEXT = "TEXT", _("Text message")
    MESH = "MESH", _("MESH mailbox")
    FILE = "FILE", _("Folder")


class SentMessage(models.Model):
    """
    A message that left (or in the demo: would have left). Its text never names a person.

    `message_id` is the outbox row's id: one row sends one message to each recipient, once.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    message_id = models.UUIDField()
    channel = models.CharField(max_length=10, choices=Channel)
    template = models.CharField(max_length=60)
    recipient = models.CharField(max_length=254)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField()
    is_repeat = models.BooleanField(default=False)
    sent_at = models.DateTimeField(db_index=True)
    # A text's id at whoever carries it, and what became of it there; empty while nobody knows.
    partner_id = models.CharField(max_length=60, blank=True)
    receipt = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message_id", "recipient"], name="sent_once_to_each_recipient"
            )
        ]
        indexes = [
            models.Index(
                fields=["sent_at"],
                condition=~Q(partner_id="") & Q(receipt=""),
                name="sent_without_receipt",
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} at {self.sent_at:%Y-%m-%d %H:%M}"


class IncomingText(models.Model):
    """
    That a text came in: `source_id` is its id at whoever carries it, so that it is taken once.

    Neither its words nor its number are kept here: whoever took it (`taken_by`) keeps what matters.
    """

    source_id = models.CharField(max_length=120, primary_key=True)
    received_at = models.DateTimeField()
    taken_by = models.CharField(max_length=30, blank=True)

    def __str__(self) -> str:
        return self.source_id
