"""The person who is referred. Never "patient" to a provider or in public."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models.querysets import PersonQuerySet
from spcore.accounts.models import Organisation


class Gender(models.TextChoices):
    """Gender as the person says it (PRSB Social Prescribing v1.1, Person demographics)."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")
    UNKNOWN = "unknown", _("Not known")


class NoNhsNumber(models.TextChoices):
    """Why there is no NHS number. It is wanted if known, and never a bar."""

    NOT_KNOWN = "not_known", _("Not known")
    NOT_REGISTERED = "not_registered", _("Never registered with the NHS")
    WITHHELD = "withheld", _("The person would rather not say")


class NoPractice(models.TextChoices):
    """Why there is no practice (practice.md 17)."""

    NOT_REGISTERED = "not_registered", _("Not registered with a practice")
    NOT_KNOWN = "not_known", _("Not known")


class ContactChannel(models.TextChoices):
    """How the person wants to be reached."""

    PHONE = "phone", _("Phone")
    TEXT = "text", _("Text message")
    EMAIL = "email", _("Email")
    POST = "post", _("Letter")
    THROUGH = "through", _("Through somebody else")


class WhosePhone(models.TextChoices):
    """Who picks up (practice.md 14). Empty: nobody has asked."""

    OWN = "own", _("Their own")
    PARENT = "parent", _("A parent's")
    PARTNER = "partner", _("A partner's")
    OTHER = "other", _("Somebody else's")


class LookedAfter(models.TextChoices):
    """Whether a council looks after a child (Children Act 1989, section 22). Empty: not asked."""

    NO = "no", _("No")
    YES = "yes", _("Yes, the council looks after them")
    LEAVER = "leaver", _("They have left care")
    NOT_KNOWN = "not_known", _("Asked, not known")


class Objection(models.TextChoices):
    """Whom a young person does not want told."""

    PARENTS = "parents", _("Their parents or carers")
    SCHOOL = "school", _("Their school or nursery")
    PRACTICE = "practice", _("The GP practice, beyond that they are being helped")


class Person(models.Model):
    """
    Who is referred, and how to reach them safely.

    `folded_name` orders lists: family name, then given, without case or accents. Empty NHS number
    needs a reason. The safe-contact fields are read at every send. `merged_into` is the record
    that stands for this one; whoever looks for people never meets a merged one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nhs_number = models.CharField(max_length=10, null=True, blank=True)
    no_nhs_number = models.CharField(max_length=20, choices=NoNhsNumber, blank=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    preferred_name = models.CharField(max_length=100, blank=True)
    folded_name = models.CharField(max_length=202, editable=False)
    birth_date = models.DateField()
    is_birth_date_approximate = models.BooleanField(default=False)
    gender = models.CharField(max_length=10, choices=Gender, default=Gender.UNKNOWN)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    no_fixed_abode = models.BooleanField(default=False)
    reach_through = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    phone_belongs_to = models.CharField(max_length=10, choices=WhosePhone, blank=True)
    email = models.EmailField(blank=True)
    practice = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    no_practice = models.CharField(max_length=20, choices=NoPractice, blank=True)
    # As somebody typed it: one that is not in the register, so that nobody can be told there.
    practice_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    preferred_channel = models.CharField(
        max_length=10, choices=ContactChannel, default=ContactChannel.PHONE
    )
    may_phone = models.BooleanField(default=True)
    may_text = models.BooleanField(default=True)
    may_email = models.BooleanField(default=True)
    may_post = models.BooleanField(default=True)
    may_leave_voicemail = models.BooleanField(default=True)
    is_address_sensitive = models.BooleanField(default=False)
    safe_contact_note = models.CharField(max_length=700, blank=True)
    what_to_say = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    adjustments = models.TextField(blank=True)
    emergency_contact = models.CharField(max_length=200, blank=True)
    looked_after = models.CharField(max_length=10, choices=LookedAfter, blank=True)
    court_orders = models.CharField(max_length=1000, blank=True, default="", db_default="")
    school = models.CharField(max_length=200, blank=True)
    school_contact = models.CharField(max_length=200, blank=True)
    objects_to = ArrayField(
        models.CharField(max_length=10, choices=Objection), default=list, blank=True
    )
    is_restricted = models.BooleanField(default=False)
    died_on = models.DateField(null=True, blank=True)
    death_told_by = models.CharField(max_length=200, blank=True)
    death_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    death_recorded_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    # Typed on the public form: no practice is shown somebody who may not be theirs.
    is_unconfirmed = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nhs_number"],
                condition=~Q(nhs_number=None) & Q(merged_into=None),
                name="person_nhs_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=models.F("id")), name="person_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(nhs_number=None) | Q(nhs_number__regex=r"^\d{10}$"),
                name="person_nhs_number_is_ten_digits",
            ),
        ]
        indexes = [
            models.Index(fields=["folded_name", "id"], name="person_in_order"),
            models.Index(fields=["birth_date", "folded_name"], name="person_born"),
            models.Index(fields=["practice", "folded_name"], name="person_of_practice"),
            GinIndex(fields=["folded_name"], name="person_trigram", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"Person {self.pk}"

    @property
    def name(self) -> str:
        """Return the name to call them by, in full."""
        return f"{self.preferred_name or self.given_name} {self.family_name}"
