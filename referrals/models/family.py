"""Who is around the person: family, carers, who may decide for a child, and who was asked."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.person import Person, WhosePhone
from referrals.models.querysets import OfPersonQuerySet


class Relation(models.TextChoices):
    """What somebody is to the person."""

    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    STEP_PARENT = "step_parent", _("Step-parent")
    FOSTER = "foster", _("Foster carer")
    GRANDPARENT = "grandparent", _("Grandparent")
    PARTNER = "partner", _("Husband, wife or partner")
    CHILD = "child", _("Son or daughter")
    SIBLING = "sibling", _("Brother or sister")
    FRIEND = "friend", _("Friend or neighbour")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    PAID_CARER = "paid_carer", _("Paid carer or support worker")
    OTHER = "other", _("Somebody else")


class RelatedPerson(models.Model):
    """
    Somebody around the person, and what they may know and decide.

    `may_be_contacted` is a deliberate answer of the person; a young person's objection goes before
    it. `note` holds court orders and the like. Nobody is deleted: `ended_on` says since when it no
    longer holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="related")
    name = models.CharField(max_length=150)
    relation = models.CharField(max_length=15, choices=Relation)
    phone = models.CharField(max_length=30, blank=True)
    phone_belongs_to = models.CharField(max_length=10, choices=WhosePhone, blank=True)
    is_carer = models.BooleanField(default=False)
    is_emergency_contact = models.BooleanField(default=False)
    has_parental_responsibility = models.BooleanField(default=False)
    may_be_contacted = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "recorded_at"], name="related_of_person")]

    def __str__(self) -> str:
        return f"{self.relation} of {self.person_id}"


class CompetenceDecision(models.Model):
    """
    Whether a child under 16 understood one decision well enough to make it themself.

    Per decision, by a named worker, with reasons (Gillick; practice.md 14). From 16 a young person
    is presumed able. A later row for the same decision stands before an earlier one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="competence")
    decision = models.CharField(max_length=200)
    is_competent = models.BooleanField()
    reasons = models.TextField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="competence_has_reasons")
        ]
        indexes = [models.Index(fields=["person", "-decided_at"], name="competence_of_person")]

    def __str__(self) -> str:
        return f"{self.decision}: {self.is_competent}"


class PersonMove(models.Model):
    """
    The person left one practice for another, or for none: history, only ever taken back.

    `recorded_for` is where whoever recorded it acts. `seen_at` is when somebody elsewhere opened a
    case of theirs since: from then on only the team takes it back.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="moves")
    from_practice = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_practice = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    from_no_practice = models.CharField(max_length=20, blank=True, default="", db_default="")
    from_practice_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    to_practice_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    from_address = models.CharField(max_length=400, blank=True, default="", db_default="")
    from_postcode = models.CharField(max_length=8, blank=True)
    to_address = models.CharField(max_length=400, blank=True, default="", db_default="")
    to_postcode = models.CharField(max_length=8, blank=True)
    moved_on = models.DateField()
    told_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_for = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-recorded_at"], name="move_of_person")]

    def __str__(self) -> str:
        return f"move of {self.person_id}"
