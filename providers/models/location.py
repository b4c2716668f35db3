"""A place where services happen."""

from uuid import uuid4

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.fields import GridPoint
from providers.models.provider import Provider


class LocationKind(models.TextChoices):
    """Open Referral UK v3, location.location_type."""

    PHYSICAL = "physical", _("A place")
    POSTAL = "postal", _("A postal address")
    VIRTUAL = "virtual", _("Online or by phone")


class Location(models.Model):
    """A place of one provider. `point` is easting and northing, for distance by index."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="locations")
    source_id = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=LocationKind, default=LocationKind.PHYSICAL)
    name = models.CharField(max_length=255, blank=True)
    address_1 = models.CharField(max_length=255, blank=True)
    address_2 = models.CharField(max_length=255, blank=True)
    city = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField(null=True, blank=True)
    northing = models.IntegerField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    lsoa_code = models.CharField(max_length=9, blank=True)
    district = models.CharField(max_length=100, blank=True)
    accessibility = models.TextField(blank=True)
    is_step_free = models.BooleanField(null=True, blank=True)
    transport = models.TextField(blank=True)
    point = models.GeneratedField(
        expression=models.Func(
            models.functions.Cast("easting", models.FloatField()),
            models.functions.Cast("northing", models.FloatField()),
            function="point",
            output_field=GridPoint(),
        ),
        output_field=GridPoint(),
        db_persist=True,
    )

    class Meta:
        indexes = [GistIndex(fields=["point"], name="location_point")]

    def __str__(self) -> str:
        return self.name or self.postcode
