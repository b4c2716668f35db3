"""How much of a problem things are, as the person sees it. Nothing of it grades a risk."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, Referral


class HowMuch(models.TextChoices):
    """The person's own answer about one need."""

    NONE = "none", _("Not a problem")
    BIT = "bit", _("A bit of a problem")
    QUITE = "quite", _("Quite a problem")
    BIG = "big", _("A big problem")


class PictureOccasion(models.TextChoices):
    """When in the support it was asked."""

    START = "start", _("At the start")
    REVIEW = "review", _("At a review")
    CLOSE = "close", _("At the end")


class NeedsPicture(models.Model):
    """One asking: `answers` by need (spcore/needs.py); what was not asked is not in it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="needs_pictures")
    occasion = models.CharField(max_length=10, choices=PictureOccasion)
    asked_on = models.DateField()
    answers = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["referral", "asked_on"], name="needs_picture_in_order")]

    def __str__(self) -> str:
        return f"Needs {self.asked_on:%Y-%m-%d}"
