"""How to reach a provider, a service or a place: people, telephone numbers and web pages."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.lookups import LessThanOrEqual

from providers.models.fields import number_of
from providers.models.location import Location
from providers.models.provider import Provider
from providers.models.querysets import ListingContactQuerySet
from providers.models.service import Service, ServiceAtLocation


class ListingContact(models.Model):
    """
    Somebody to ask for: of a provider, and where one is named, of one service, place or both.

    A name is somebody's own: it is public only where `is_public` says that they agreed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="contacts")
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    place = models.ForeignKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    location = models.ForeignKey(
        Location, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.CharField(max_length=150, blank=True)
    title = models.CharField(max_length=150, blank=True)
    department = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    is_public = models.BooleanField(default=False)

    objects = ListingContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(number_of("service", "place", "location"), 1),
                name="contact_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.title or self.email


class Phone(models.Model):
    """A telephone number beside the service's own `phone`, or of a place or a contact."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="phones")
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    place = models.ForeignKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    location = models.ForeignKey(
        Location, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    contact = models.ForeignKey(
        ListingContact, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    number = models.CharField(max_length=100)
    extension = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    description = models.CharField(max_length=300, blank=True)
    languages = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(number_of("service", "place", "location", "contact"), 1),
                name="phone_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.number


class WebLink(models.Model):
    """A page beside the provider's or the service's main one: what it is, and where."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="links")
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    label = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=500)

    def __str__(self) -> str:
        return self.label or self.url
