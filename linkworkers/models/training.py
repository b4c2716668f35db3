"""Training: what a scheme asks for, who has done it until when, and what somebody needs."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from referrals.models import OfSchemeQuerySet, Scheme
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import CASE_ROLES, Role


class TrainingCourseQuerySet(OfSchemeQuerySet):
    """Courses."""

    team_readers = CASE_ROLES

    def in_use(self) -> Self:
        """Narrow to those that the scheme still asks for or offers."""
        return self.filter(is_open=True)


class TrainingCourse(models.Model):
    """A course on a scheme's list. `months` is how long it holds; empty: for good."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    months = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    is_required = models.BooleanField(default=True)
    is_open = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)

    objects = TrainingCourseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("scheme", Lower("name"), name="training_course_once"),
            models.CheckConstraint(
                condition=Q(months=None) | Q(months__range=(1, 120)),
                name="training_holds_1_to_120_months",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfColleagueQuerySet(models.QuerySet):
    """What is kept of somebody who works in a team."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the team's for its supervisors, to a link worker's own."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        of_team = self.filter(team_id=actor.organisation_id)
        return of_team if actor.role == Role.SUPERVISOR else of_team.filter(user_id=actor.user_id)


class TrainingRecord(models.Model):
    """
    A course somebody has done. A later one of the same course takes its place.

    `told_first_at` and `told_last_at` are when they were reminded that it runs out.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    course = models.ForeignKey(TrainingCourse, on_delete=models.PROTECT, related_name="records")
    done_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    told_first_at = models.DateTimeField(null=True, blank=True)
    told_last_at = models.DateTimeField(null=True, blank=True)

    objects = OfColleagueQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["team", "user", "course", "-done_on"],
                condition=Q(removed_at=None),
                name="training_of_team",
            ),
            models.Index(
                fields=["expires_on"], condition=Q(removed_at=None), name="training_running_out"
            ),
        ]

    def __str__(self) -> str:
        return f"Training {self.pk}"


class TrainingNeed(models.Model):
    """What somebody would like or needs to learn, until it is met."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=300)
    wanted_on = models.DateField(null=True, blank=True)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)

    objects = OfColleagueQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "user"], name="training_need_of_team")]

    def __str__(self) -> str:
        return f"Need {self.pk}"
