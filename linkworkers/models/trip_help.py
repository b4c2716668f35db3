"""Help with a journey that leads to no service of ours: to a hospital, a court, to us."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, Referral, TravelKind


class TripState(models.TextChoices):
    """What came of it."""

    ASKED = "asked", _("To arrange")
    BOOKED = "booked", _("Booked")
    REFUSED = "refused", _("Refused, or nobody has it")
    DROPPED = "dropped", _("Not needed any more")


class TripHelp(models.Model):
    """
    One request (practice.md 29). How somebody gets to a service stands on the onward referral.

    `owner` sees to it. `cost` is in pounds, for all of it, and known once it is booked. `words` say
    where to and when; `came_of_it` who booked or why not.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="trip_help")
    kind = models.CharField(max_length=10, choices=TravelKind)
    words = models.CharField(max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=TripState, default=TripState.ASKED)
    came_of_it = models.CharField(max_length=300, blank=True)
    cost = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0), name="trip_costs_nought_or_more"
            ),
        ]
        indexes = [models.Index(fields=["referral", "asked_at"], name="trip_help_of_case")]

    def __str__(self) -> str:
        return f"Help with a journey {self.pk}"
