"""The care and support plan (PRSB): about the person, who does what, what was agreed."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linkworkers.models.goal import Goal
from referrals.models import OfReferralQuerySet, Referral, Way


class Doer(models.TextChoices):
    """Who does something of a plan."""

    PERSON = "person", _("The person")
    WORKER = "worker", _("The link worker")
    SERVICE = "service", _("A service")
    OTHER = "other", _("Somebody else")


class Progress(models.TextChoices):
    """How something of a plan went. None of it is a failure of the person's."""

    TODO = "todo", _("To do")
    DONE = "done", _("Done")
    PARTLY = "partly", _("Partly done")
    NOT_DONE = "not_done", _("Did not happen")
    DROPPED = "dropped", _("No longer wanted")


class AgreedHow(models.TextChoices):
    """How the plan was gone through together."""

    TOGETHER = "together", _("Face to face")
    PHONE = "phone", _("By phone")
    VIDEO = "video", _("By video")
    WRITTEN = "written", _("In writing")


class AgreedWith(models.TextChoices):
    """Who agreed to it."""

    PERSON = "person", _("The person")
    SPEAKER = "speaker", _("Somebody who speaks for them")


class Plan(models.Model):
    """What the plan says of the person, in their words, and when it is looked at again."""

    referral = models.OneToOneField(
        Referral, primary_key=True, on_delete=models.PROTECT, related_name="plan"
    )
    matters = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    who_matters = models.TextField(blank=True)
    how_to_support = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["review_on"], condition=Q(review_on__isnull=False), name="plan_to_review"
            )
        ]

    def __str__(self) -> str:
        return f"Plan of {self.referral_id}"


class PlanAction(models.Model):
    """
    What somebody does towards a goal: who, by when, how sure the person feels (1 to 10).

    A small step has a `place` in its goal's order, easiest first, and often a `companion`; `way` is
    how the person gets there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="plan_actions")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="actions")
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    what = models.CharField(max_length=300)
    doer = models.CharField(max_length=10, choices=Doer, default=Doer.PERSON)
    doer_name = models.CharField(max_length=100, blank=True)
    companion = models.CharField(max_length=100, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    due_on = models.DateField(null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    if_hard = models.CharField(max_length=300, blank=True)
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.TODO)
    went = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__range=(1, 10)),
                name="plan_action_confidence_1_to_10",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(progress="todo", due_on__isnull=False),
                name="plan_action_due",
            )
        ]

    def __str__(self) -> str:
        return f"Action {self.pk}"


class PlanVersion(models.Model):
    """
    The plan as it was agreed with the person on a day; what it said then stays readable.

    `content` is the whole plan, in codes and the person's words, and `mark` its fingerprint
    (selectors/plan_content.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="plan_versions")
    number = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    agreed_how = models.CharField(max_length=10, choices=AgreedHow)
    agreed_with = models.CharField(max_length=10, choices=AgreedWith, default=AgreedWith.PERSON)
    speaker_name = models.CharField(max_length=100, blank=True)
    how_it_goes = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    content = models.JSONField(default=dict)
    mark = models.CharField(max_length=20, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField()
    # When it was looked at before this, to be put back if this is taken back.
    review_before = models.DateField(null=True, blank=True)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "number"], name="plan_version_once")
        ]

    def __str__(self) -> str:
        return f"Plan {self.number} of {self.referral_id}"
