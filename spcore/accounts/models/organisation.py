"""An organisation: the unit of access."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spcore.accounts.models.querysets import OrganisationQuerySet


class OrganisationKind(models.TextChoices):
    """What an organisation is in social prescribing; never inferred from the form of its code."""

    PRACTICE = "PRACTICE", _("GP practice")
    PCN = "PCN", _("Primary care network")
    SUB_ICB = "SUB_ICB", _("Sub-ICB location")
    ICB = "ICB", _("Integrated care board")
    SCHEME = "SCHEME", _("Social prescribing scheme")
    TEAM = "TEAM", _("Link worker team")
    PROVIDER = "PROVIDER", _("Service provider")
    REFERRER = "REFERRER", _("Other referring organisation")
    INFRASTRUCTURE = "INFRASTRUCTURE", _("Voluntary sector infrastructure body")


class ReferrerKind(models.TextChoices):
    """What kind of other referrer an organisation is; its referrals have this as their source."""

    SCHOOL = "school", _("School or nursery")
    HOSPITAL = "hospital", _("Hospital")
    SOCIAL_CARE = "social_care", _("Social care")
    COMMUNITY = "community", _("Community organisation")


class Organisation(models.Model):
    """
    A practice, PCN, ICB, scheme, team, provider or other referrer.

    `parent` points up: team to scheme, practice and PCN to sub-ICB, sub-ICB to ICB, scheme to ICB.
    Practices belong to PCNs through `PcnMembership`, which has dates. `easting` and `northing` are
    metres of the British National Grid.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=255)
    ods_code = models.CharField(max_length=12, null=True, blank=True, unique=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    is_open = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField(null=True, blank=True)
    northing = models.IntegerField(null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    # Where a message to the organisation's shared inbox goes (practice.md 20), and the number to
    # ring when somebody is worried about a person of theirs (practice.md 3).
    workflow_email = models.EmailField(blank=True)
    duty_phone = models.CharField(max_length=40, blank=True)
    duty_hours = models.CharField(max_length=120, blank=True)
    # Other referrers: what kind, and the end of the addresses whose holders may ask to join.
    referrer_kind = models.CharField(
        max_length=15, choices=ReferrerKind, blank=True, default="", db_default=""
    )
    email_domain = models.CharField(max_length=100, blank=True, default="", db_default="")
    list_size = models.PositiveIntegerField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email_domain"],
                condition=~models.Q(email_domain=""),
                name="organisation_domain_once",
            )
        ]
        indexes = [
            models.Index(fields=["kind", "name"], name="organisation_kind_name"),
            models.Index(Lower("name"), name="organisation_lower_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PcnMembership(models.Model):
    """A practice's time in a primary care network (ePCN, PCN Core Partner Details)."""

    practice = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="networks")
    pcn = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="practices")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "pcn", "joined_on"], name="pcn_membership_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice_id} in {self.pcn_id}"
