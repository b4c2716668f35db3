"""Help to get to a service: asked for, booked or refused, and what it cost (practice.md 29)."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, OnwardReferral, Referral


class TravelWay(models.TextChoices):
    """What would get them there."""

    FARES = "fares", _("Bus or train fares")
    DRIVER = "driver", _("A volunteer driver")
    TAXI = "taxi", _("A taxi")
    COMMUNITY = "community", _("Community transport")
    COMPANION = "companion", _("Somebody to go along")
    OTHER = "other", _("Something else")


class TravelState(models.TextChoices):
    """What came of it."""

    ASKED = "asked", _("To arrange")
    BOOKED = "booked", _("Booked")
    REFUSED = "refused", _("Refused")
    DROPPED = "dropped", _("Not needed any more")


class TravelHelp(models.Model):
    """
    One request. `owner` sees to it. `cost` is in pounds, for all of it, and known once it is
    booked. `words` say for what and when it was asked; `came_of_it` who booked or why not.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="travel_help")
    onward = models.ForeignKey(
        OnwardReferral, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    way = models.CharField(max_length=10, choices=TravelWay)
    words = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=TravelState, default=TravelState.ASKED)
    came_of_it = models.CharField(max_length=300, blank=True)
    cost = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0), name="travel_help_cost"
            ),
        ]
        indexes = [models.Index(fields=["referral", "asked_at"], name="travel_help_of_case")]

    def __str__(self) -> str:
        return f"Travel help {self.pk}"
