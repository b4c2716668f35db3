"""What the directory knows of an organisation that offers services."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.querysets import AssuranceQuerySet, ProviderQuerySet
from providers.models.taxonomy import TaxonomyTerm
from spcore.accounts.models import Organisation


class Provider(models.Model):
    """A provider: one to one with its `Organisation`, which is the unit of access."""

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="provider"
    )
    description = models.TextField(blank=True)
    website = models.URLField(max_length=500, blank=True)
    charity_number = models.CharField(max_length=20, blank=True)
    company_number = models.CharField(max_length=20, blank=True)
    alternate_name = models.CharField(max_length=255, blank=True)
    legal_status = models.CharField(max_length=100, blank=True)
    year_incorporated = models.PositiveSmallIntegerField(null=True, blank=True)
    logo = models.URLField(max_length=500, blank=True)
    uri = models.CharField(max_length=500, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="branches"
    )
    terms = models.ManyToManyField(TaxonomyTerm, blank=True, related_name="providers")
    # Where the listing came from: one row per record of a source, so that a re-run updates it.
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=120, blank=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source=""),
                name="provider_source_once",
            )
        ]

    def __str__(self) -> str:
        return self.organisation.name


class ProviderIdentifier(models.Model):
    """A number that others know a provider by, beside those of charity and company."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=100)
    identifier = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.kind} {self.identifier}"


class Program(models.Model):
    """Services of a provider that belong together."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="programs")
    name = models.CharField(max_length=255)
    alternate_name = models.CharField(max_length=255, blank=True)
    description = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class AssuranceKind(models.TextChoices):
    """What a provider must have before it receives personal data (practice.md 25)."""

    SHARING_AGREEMENT = "sharing_agreement", _("Data sharing agreement")
    CONTROLLER_CONTACT = "controller_contact", _("Contact for data protection")
    ICO = "ico", _("Registered with the ICO, or exempt")
    SAFEGUARDING = "safeguarding", _("Safeguarding lead and policy")
    INSURANCE = "insurance", _("Insurance")
    DBS = "dbs", _("DBS checks, where the work needs them")


class Assurance(models.Model):
    """
    One piece of evidence, who checked it, and when it runs out.

    Expired, or not yet checked (`checked_on` is null), is not there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="assurances")
    kind = models.CharField(max_length=20, choices=AssuranceKind)
    evidence = models.CharField(max_length=300)
    checked_by = models.CharField(max_length=150, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField()
    version = models.PositiveIntegerField(default=0)

    objects = AssuranceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "kind"], name="assurance_once")]

    def __str__(self) -> str:
        return f"{self.kind} until {self.expires_on}"
