"""How a listing is kept true: who said what of it, what it said before, who was asked."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from providers.models.provider import Provider
from providers.models.querysets import OfServiceQuerySet, OwnQuerySet
from providers.models.service import Service


class HowChecked(models.TextChoices):
    """How somebody said it."""

    HERE = "here", _("Signed in")
    LINK = "link", _("By the link in an email")
    CALL = "call", _("By phone")
    USE = "use", _("While using it")


class Found(models.TextChoices):
    """What was said of a listing, or heard."""

    RIGHT = "right", _("It is right")
    CHANGED = "changed", _("Something has changed")
    NOT_RUNNING = "not_running", _("It no longer runs")
    NO_ANSWER = "no_answer", _("Nobody answered")
    PHONE_DEAD = "phone_dead", _("The phone number is dead")
    FULL = "full", _("It is full")
    NOT_FOR = "not_for", _("It is not for whom it says")


# What is said by one tap of somebody who uses the directory, and what a call or an owner says.
BY_TAP = (Found.PHONE_DEAD, Found.FULL, Found.NOT_FOR)
BY_VOICE = (Found.RIGHT, Found.CHANGED, Found.NOT_RUNNING, Found.NO_ANSWER)


class ListingCheck(models.Model):
    """
    One time somebody said whether a listing is right, or tried to hear it.

    A phone call by a worker or an editor counts like the owner's own word (practice.md 27). Never
    changed. `by` is empty where a private link said it: then only the organisation is known.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="checks")
    at = models.DateTimeField()
    how = models.CharField(max_length=5, choices=HowChecked)
    found = models.CharField(max_length=12, choices=Found)
    words = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(max_length=150)

    objects = OfServiceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["service", "-at"], name="listing_check_latest")]

    def __str__(self) -> str:
        return f"{self.found} on {self.service_id}"


class ListingVersion(models.Model):
    """What a listing said before somebody changed it; `version` is that of the listing then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    said = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(max_length=150)

    objects = OfServiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "version"], name="listing_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} before version {self.version + 1}"


class Closure(models.Model):
    """Days on which a service does not run: a holiday, building work."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="closures")
    starts_on = models.DateField()
    ends_on = models.DateField()
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="closure_days_in_order"
            )
        ]
        indexes = [models.Index(fields=["service", "ends_on"], name="closure_of_service")]

    def __str__(self) -> str:
        return f"{self.starts_on} to {self.ends_on}"


class ListingAsk(models.Model):
    """
    That a provider was asked whether its listings are right, and the link it was asked by.

    The database keeps the SHA-256 of the newest secret alone. `times` counts since it last
    answered: after the third nobody writes again, somebody rings.
    """

    provider = models.OneToOneField(
        Provider, primary_key=True, on_delete=models.CASCADE, related_name="ask"
    )
    times = models.PositiveSmallIntegerField(default=0)
    asked_on = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="listing_ask_token_once"
            )
        ]

    def __str__(self) -> str:
        return f"Asked {self.times} times"
