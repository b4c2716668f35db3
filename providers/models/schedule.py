"""When a service happens."""

from uuid import uuid4

from django.db import models

from providers.models.location import Location
from providers.models.service import Service, ServiceAtLocation


class Schedule(models.Model):
    """
    When a service happens, as an RFC 5545 rule.

    `byday` is like "MO,TU" or "2MO"; times are local (Europe/London) unless `timezone` says how
    many hours from UTC. One with a `place` is of the service there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.CASCADE)
    place = models.ForeignKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="schedules"
    )
    freq = models.CharField(max_length=10, default="WEEKLY")
    interval = models.PositiveSmallIntegerField(default=1)
    byday = models.CharField(max_length=40, blank=True)
    bymonthday = models.CharField(max_length=60, blank=True)
    byweekno = models.CharField(max_length=60, blank=True)
    byyearday = models.CharField(max_length=60, blank=True)
    wkst = models.CharField(max_length=2, blank=True)
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    timezone = models.FloatField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    description = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    attending_type = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.freq} {self.byday}"
