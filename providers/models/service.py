"""A service, when and where it happens, what it costs, and whether it has places."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.models.fields import GridPoint
from providers.models.location import Location
from providers.models.provider import Program, Provider
from providers.models.querysets import PUBLISHED, ServiceQuerySet
from providers.models.taxonomy import TaxonomyTerm
from spcore.needs import Need


class ServiceStatus(models.TextChoices):
    """Open Referral UK v3, service.status."""

    ACTIVE = "active", _("Active")
    INACTIVE = "inactive", _("Not running")
    DEFUNCT = "defunct", _("Ended for good")
    PAUSED = "temporarily closed", _("Closed for a while")


class Capacity(models.TextChoices):
    """Whether somebody new can come. A full service is shown with its wait (practice.md 27)."""

    OPEN = "open", _("Has places")
    WAITING_LIST = "waiting_list", _("Waiting list")
    FULL = "full", _("Full")
    UNKNOWN = "unknown", _("Not known")


class ReferralRoute(models.TextChoices):
    """How somebody gets there."""

    REFERRAL = "referral", _("Takes referrals here")
    SELF = "self", _("The person gets in touch, or just turns up")
    CONTACT = "contact", _("Ring or write first")


class MadeFor(models.TextChoices):
    """Whom a service is made for, as its provider says (practice.md 32): nothing infers it."""

    MEN = "men", _("Men")
    LGBT = "lgbt", _("LGBT+ people")
    FAITH = "faith", _("People of a faith")
    CULTURE = "culture", _("People of a culture or country")
    LANGUAGE = "language", _("Speakers of a language")


class Service(models.Model):
    """
    What a provider offers: Open Referral UK v3, and what social prescribing needs beside it.

    Ages are in years, `wait_weeks` in weeks. What is null nobody has said. `host` is who runs it,
    in two lines; `women_only_words` and `made_for_words` say whom it is for in the provider's own
    words. `hash` is that
    of the source record, so that an unchanged one is skipped. `search` is weighted: name A, tags
    and the provider's name B, description C. `provider_name`, `provider_is_open` and `has_place`
    (on the map) are kept by triggers, so code never sets them; so are `assured_from` and
    `assured_until`, the days between which all needed assurances of its provider are in force.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="services")
    provider_name = models.CharField(max_length=255, blank=True, editable=False)
    provider_is_open = models.BooleanField(default=False, editable=False)
    has_place = models.BooleanField(default=False, editable=False)
    assured_from = models.DateField(null=True, editable=False)
    assured_until = models.DateField(null=True, editable=False)
    program = models.ForeignKey(
        Program, null=True, blank=True, on_delete=models.SET_NULL, related_name="services"
    )
    name = models.CharField(max_length=255)
    alternate_name = models.CharField(max_length=255, blank=True)
    description = models.TextField(blank=True)
    alert = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=ServiceStatus, default=ServiceStatus.ACTIVE)
    is_private = models.BooleanField(default=False)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)
    tags = models.TextField(blank=True)
    terms = models.ManyToManyField(
        TaxonomyTerm, blank=True, related_name="services", through="ServiceTerm"
    )
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    eligibility = models.TextField(blank=True)
    women_only = models.BooleanField(default=False)
    women_only_words = models.CharField(max_length=300, blank=True)
    made_for = ArrayField(
        models.CharField(max_length=10, choices=MadeFor), default=list, db_default=[], blank=True
    )
    made_for_words = models.CharField(max_length=300, blank=True, default="", db_default="")
    languages = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    interpretation = models.TextField(blank=True)
    accreditations = models.TextField(blank=True)
    licences = models.TextField(blank=True)
    is_free = models.BooleanField(null=True, blank=True)
    fees = models.TextField(blank=True)
    in_person = models.BooleanField(default=True)
    at_home = models.BooleanField(default=False)
    online = models.BooleanField(default=False)
    by_phone = models.BooleanField(default=False)
    one_to_one = models.BooleanField(null=True, blank=True)
    small_group = models.BooleanField(null=True, blank=True)
    large_group = models.BooleanField(null=True, blank=True)
    is_quiet = models.BooleanField(null=True, blank=True)
    accompanied_first_visit = models.BooleanField(default=False)
    host = models.CharField(max_length=300, blank=True)
    offers_transport = models.BooleanField(null=True, blank=True)
    transport_help = models.TextField(blank=True)
    capacity = models.CharField(max_length=15, choices=Capacity, default=Capacity.UNKNOWN)
    wait_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    referral_route = models.CharField(
        max_length=10, choices=ReferralRoute, default=ReferralRoute.CONTACT
    )
    how_to_refer = models.TextField(blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    opening_text = models.TextField(blank=True)
    is_term_time_only = models.BooleanField(default=False)
    area_served = models.TextField(blank=True)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=150, blank=True)
    assurer_email = models.EmailField(blank=True)
    # Not found for a person any more: nobody answered, by email or when rung (practice.md 27).
    hidden_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=120, blank=True)
    hash = models.CharField(max_length=64, blank=True)
    # When its source had it last, where the newest reading of that has it no more.
    last_seen_at = models.DateTimeField(null=True, blank=True)
    # What people changed here of a source's listing, and what the source says of it.
    edited = models.JSONField(default=dict, db_default={}, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    modified_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0)
    search = models.GeneratedField(
        expression=SearchVector("name", weight="A", config="english")
        + SearchVector("tags", weight="B", config="english")
        + SearchVector("provider_name", weight="B", config="english")
        + SearchVector("description", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ServiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="service_source_once"
            ),
            models.CheckConstraint(
                condition=Q(minimum_age=None)
                | Q(maximum_age=None)
                | Q(minimum_age__lte=models.F("maximum_age")),
                name="service_ages_in_order",
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="service_search"),
            GinIndex(fields=["needs"], name="service_needs"),
            models.Index(fields=["modified_at", "id"], name="service_modified"),
            models.Index(fields=["name", "id"], name="service_name"),
            # The open data is counted, read through, and turned over by these alone.
            models.Index(
                fields=["id"], include=["source"], condition=PUBLISHED, name="service_published"
            ),
            models.Index(
                fields=["name", "id"],
                include=["source"],
                condition=PUBLISHED,
                name="service_published_name",
            ),
            # What has no place stands beside every answer by distance, the first by name.
            models.Index(
                fields=["name", "id"],
                include=["needs"],
                condition=Q(has_place=False) & PUBLISHED,
                name="service_off_map",
            ),
            GinIndex(fields=["needs"], condition=Q(has_place=False), name="service_needs_off_map"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceTerm(models.Model):
    """
    A term that a service carries. `link_type` is what kind of thing the term says of it, and
    `value` what it says, where the term alone does not (Open Referral UK, attribute).
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE)
    taxonomyterm = models.ForeignKey(TaxonomyTerm, on_delete=models.CASCADE)
    link_type = models.CharField(max_length=60, blank=True, default="", db_default="")
    value = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        db_table = "providers_service_terms"
        unique_together = [("service", "taxonomyterm")]

    def __str__(self) -> str:
        return f"{self.taxonomyterm_id} of {self.service_id}"


class ServiceAtLocation(models.Model):
    """
    A service in one of its places.

    Where that is, the service's needs, when it was verified, and whether searches may find it are
    kept by triggers (migration 0021), so that one index answers what is near; code never sets them.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="services")
    description = models.TextField(blank=True, default="", db_default="")
    point = GridPoint(null=True, editable=False)
    needs = ArrayField(models.CharField(max_length=20), default=list, db_default=[], editable=False)
    verified_on = models.DateField(null=True, editable=False)
    is_listed = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "location"], name="service_place_once")
        ]
        indexes = [
            # All that a search near a place asks before it reads a service (docs/decisions/0085).
            GistIndex(
                fields=["point"],
                include=["service", "location", "needs", "verified_on"],
                condition=Q(is_listed=True),
                name="place_near",
            )
        ]

    def __str__(self) -> str:
        return f"{self.service_id} at {self.location_id}"


class DirectorySource(models.Model):
    """
    A file or feed that listings come from: its licence, and when it was last read.

    One with an `address` is read by itself every `days` days (0: only when somebody asks, which
    sets `is_asked`). `tried_at` is when that began last, `problem` why it was not read through;
    `counts` are listings by what became of them, `refused` the records left out: [row, column,
    problem, remedy].
    """

    slug = models.SlugField(max_length=40, primary_key=True)
    name = models.CharField(max_length=200)
    licence = models.CharField(max_length=200, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)
    address = models.URLField(max_length=500, blank=True, default="", db_default="")
    days = models.PositiveSmallIntegerField(default=0, db_default=0)
    is_asked = models.BooleanField(default=False, db_default=False)
    tried_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True, default="", db_default="")
    counts = models.JSONField(default=dict, db_default={}, blank=True)
    refused = models.JSONField(default=list, db_default=[], blank=True)
    version = models.PositiveIntegerField(default=0, db_default=0)

    def __str__(self) -> str:
        return self.name
