"""The other doors a scheme names, and who changed what of a scheme."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from referrals.models.scheme import Scheme
from spcore.needs import Need


class OtherDoor(models.Model):
    """
    Somewhere else that helps: named to a referrer when this scheme is not the right door.

    `confirmed_on` is the day a clinical lead checked it; without one, every page says so.
    No need and no age means any. A door is closed, never deleted: old referrals name it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="doors")
    name = models.CharField(max_length=120)
    what_for = models.CharField(max_length=300)
    phone = models.CharField(max_length=60, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=300, blank=True)
    url = models.URLField(blank=True)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    is_for_crisis = models.BooleanField(default=False)
    confirmed_on = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "name"], name="door_once")]

    def __str__(self) -> str:
        return self.name


class SchemeChange(models.Model):
    """One setting of a scheme that somebody changed: from what, to what, in words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="changes")
    setting = models.CharField(max_length=200)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["scheme", "-at", "-id"], name="scheme_change_in_order")]

    def __str__(self) -> str:
        return f"{self.setting} of {self.scheme_id}"
