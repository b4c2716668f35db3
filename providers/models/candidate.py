"""What a match reads of the directory: narrow rows, before it reads any listing."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from providers.models.fields import GridPoint


class Candidate(models.Model):
    """
    A published service, for one of its needs, in one of its places or without a journey.

    Kept by triggers (migration 0026), so code never writes here. What is without a journey has no
    place. `has_others` tells of further places of the same service, `areas` are the codes of the
    areas it is for, where they are known.
    """

    id = models.BigAutoField(primary_key=True)
    service_id = models.UUIDField()
    provider_id = models.UUIDField()
    location_id = models.UUIDField(null=True)
    point = GridPoint(null=True)
    verified_on = models.DateField(null=True)
    assured_from = models.DateField(null=True)
    assured_until = models.DateField(null=True)
    wait_weeks = models.SmallIntegerField(null=True)
    minimum_age = models.SmallIntegerField(null=True)
    maximum_age = models.SmallIntegerField(null=True)
    has_others = models.BooleanField()
    at_home = models.BooleanField()
    online = models.BooleanField()
    by_phone = models.BooleanField()
    accompanied_first_visit = models.BooleanField()
    is_free = models.BooleanField(null=True)
    one_to_one = models.BooleanField(null=True)
    small_group = models.BooleanField(null=True)
    is_quiet = models.BooleanField(null=True)
    offers_transport = models.BooleanField(null=True)
    is_step_free = models.BooleanField(null=True)
    has_accessible_toilet = models.BooleanField(null=True)
    has_hearing_loop = models.BooleanField(null=True)
    has_parking = models.BooleanField(null=True)
    need = models.CharField(max_length=20)
    capacity = models.CharField(max_length=15)
    referral_route = models.CharField(max_length=10)
    needs = ArrayField(models.CharField(max_length=20))
    languages = ArrayField(models.CharField(max_length=60))
    areas = ArrayField(models.CharField(max_length=9))
    name = models.CharField(max_length=255)

    class Meta:
        indexes = [
            models.Index(fields=["service_id"], name="candidate_service"),
            GistIndex(
                fields=["need", "point"], condition=Q(point__isnull=False), name="candidate_near"
            ),
            # What needs no journey is read from the best in this order, as far as is needed.
            models.Index(
                fields=["need", "capacity", "verified_on"],
                condition=Q(location_id=None),
                name="candidate_remote",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.need}"
