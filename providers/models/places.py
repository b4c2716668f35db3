"""How many people a provider can take each month, and for how many of them somebody pays."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from providers.models.provider import Provider
from providers.models.querysets import PLANNERS, REACH
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class MonthlyPlacesQuerySet(models.QuerySet):
    """What providers said of their places; never in public nor in the open data."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own; those who send people, and those who plan, see all."""
        if actor.role in PLANNERS or actor.role in REACH:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(provider_id=actor.organisation_id)
        return self.none()


class MonthlyPlaces(models.Model):
    """
    What holds for a provider from the month that begins on `from_month`, until it says otherwise.

    `maximum` is how many people it can take in a month, `funded` for how many of them it is paid;
    None: it has not said. Saying it again adds a row: the last one said counts, and past months
    keep what was said of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="places")
    from_month = models.DateField()
    maximum = models.PositiveSmallIntegerField(null=True, blank=True)
    funded = models.PositiveSmallIntegerField(null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField()

    objects = MonthlyPlacesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_month__day=1), name="places_from_the_first_of_a_month"
            ),
            models.CheckConstraint(
                condition=Q(maximum=None) | Q(funded=None) | Q(funded__lte=F("maximum")),
                name="places_funded_within_maximum",
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "-from_month", "-said_at"], name="places_last_said")
        ]

    def __str__(self) -> str:
        return f"Places of {self.provider_id} from {self.from_month}"
