"""What comes with a service: its price, papers to bring, area, money behind it, and its host."""

from uuid import uuid4

from django.db import models

from providers.models.provider import Provider
from providers.models.querysets import FundingQuerySet
from providers.models.service import Service


class CostOption(models.Model):
    """A price, in pounds unless `currency` says otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="costs")
    option = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    amount_description = models.CharField(max_length=300, blank=True)
    currency = models.CharField(max_length=3, default="GBP")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.option} {self.amount}"


class RequiredDocument(models.Model):
    """A paper that somebody must bring, like a proof of address or a voucher."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="documents")
    document = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.document


class ServiceArea(models.Model):
    """
    An area that a service is for.

    `code` is that of the Office for National Statistics (E07000123) where it is known: only then
    can somebody's place be held against it. `extent` is a shape in the format `extent_type`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    code = models.CharField(max_length=9, blank=True)
    uri = models.CharField(max_length=500, blank=True)
    extent = models.TextField(blank=True)
    extent_type = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.name or self.code


class Funding(models.Model):
    """
    A line of money behind a provider, or behind one of its services: who gives it, from when to
    when. `amount` and `terms` are the provider's own business, and `is_public` opens the rest to
    everybody (practice.md 28).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="funding")
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="funding"
    )
    funder = models.CharField(max_length=200)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    terms = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0, db_default=0)

    objects = FundingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(starts_on__lte=models.F("ends_on")),
                name="funding_in_order",
            )
        ]
        indexes = [
            models.Index(
                fields=["ends_on"], condition=models.Q(ends_on__isnull=False), name="funding_ends"
            )
        ]

    def __str__(self) -> str:
        return f"{self.funder} until {self.ends_on}"


class HostPhoto(models.Model):
    """The picture of who hosts a service, drawn afresh as a JPEG; `Service.host` says who it is."""

    service = models.OneToOneField(
        Service, primary_key=True, on_delete=models.CASCADE, related_name="host_photo"
    )
    content = models.BinaryField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Host of {self.service_id}"
