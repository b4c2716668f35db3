"""One timeline per referral, written by every app's services and read by the person's page."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.referral import Referral


class TimelineKind(models.TextChoices):
    """What sort of thing happened."""

    STEP = "step", _("Referral")
    CONSENT = "consent", _("Agreement")
    CONTACT = "contact", _("Contact")
    GOAL = "goal", _("Goal")
    ONWARD = "onward", _("Service")
    MEASURE = "measure", _("Wellbeing")
    CONCERN = "concern", _("Safety")
    COVER = "cover", _("Cover")


class TimelineEntry(models.Model):
    """
    A line: when, what, in words. `field_class` is its class in disclosure.yaml.

    `object_id` is the row it speaks of, in the app that `kind` names.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="timeline")
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=TimelineKind)
    label = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.UUIDField(null=True, blank=True)
    field_class = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["referral", "-at", "-id"], name="timeline_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"
