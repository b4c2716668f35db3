"""A place where services happen."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.fields import GridPoint
from providers.models.provider import Provider
from providers.models.taxonomy import TaxonomyTerm


class LocationKind(models.TextChoices):
    """Open Referral UK v3, location.location_type."""

    PHYSICAL = "physical", _("A place")
    POSTAL = "postal", _("A postal address")
    VIRTUAL = "virtual", _("Online or by phone")


class Location(models.Model):
    """
    A place of one provider. `point` is easting and northing, for distance by index.

    What is null of its access nobody has said. `transport` is how to get there by bus and train.
    """

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
    alternate_name = models.CharField(max_length=255, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    external_identifier = models.CharField(max_length=100, blank=True)
    external_identifier_type = models.CharField(max_length=60, blank=True)
    languages = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    terms = models.ManyToManyField(TaxonomyTerm, blank=True, related_name="locations")
    accessibility = models.TextField(blank=True)
    accessibility_details = models.TextField(blank=True)
    accessibility_url = models.URLField(max_length=500, blank=True)
    is_step_free = models.BooleanField(null=True, blank=True)
    has_accessible_toilet = models.BooleanField(null=True, blank=True)
    has_hearing_loop = models.BooleanField(null=True, blank=True)
    has_parking = models.BooleanField(null=True, blank=True)
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
