"""A group or a course of a service, and how many places it has."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from providers.models.querysets import OwnGroupQuerySet
from providers.models.service import Service


class Group(models.Model):
    """
    People who meet: every week, or on one day where it starts and ends the same day.

    `places` is how many may hold one at a time; who holds which is `referrals.Seat`, whose numbers
    never pass it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=150)
    meets = models.CharField(max_length=150, blank=True)
    places = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = OwnGroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
                name="group_days_in_order",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="group_has_places"),
        ]
        indexes = [models.Index(fields=["service", "name", "id"], name="group_of_service")]

    def __str__(self) -> str:
        return self.name
