"""Supervision: sessions of two people, what they want to talk about, what they agreed to do."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import CASE_ROLES, Role

WEEKS = 4  # between two sessions, where a team has agreed nothing else


class SupervisionStandardQuerySet(models.QuerySet):
    """What teams agreed."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own team."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        return self.filter(team_id=actor.organisation_id)


class SupervisionStandard(models.Model):
    """How often each link worker of a team has supervision."""

    team = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    weeks = models.PositiveSmallIntegerField(
        default=WEEKS, validators=[MinValueValidator(1), MaxValueValidator(26)]
    )
    version = models.PositiveIntegerField(default=0)

    objects = SupervisionStandardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weeks__range=(1, 26)), name="supervision_every_1_to_26_weeks"
            )
        ]

    def __str__(self) -> str:
        return f"Every {self.weeks} weeks in {self.team_id}"


class SupervisionSessionQuerySet(models.QuerySet):
    """Sessions."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own: nobody but the two reads them (practice.md 13)."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        two = Q(worker_id=actor.user_id) | Q(supervisor_id=actor.user_id)
        return self.filter(two, team_id=actor.organisation_id)

    def of_team(self, actor: Actor) -> Self:
        """Narrow to the team's, for its supervisors: that they took place, not what was said."""
        if actor.role != Role.SUPERVISOR:
            return self.visible_to(actor)
        return self.filter(team_id=actor.organisation_id)

    def to_come(self) -> Self:
        """Narrow to those that are planned."""
        return self.filter(held_on=None, called_off_at=None)

    def held(self) -> Self:
        """Narrow to those that took place."""
        return self.filter(held_on__isnull=False)


class SupervisionSession(models.Model):
    """
    One session: planned for a day, then held, or called off.

    `personal` is the part about the worker themself, which the two alone read. What was decided on
    a case stands on that case; its timeline points here.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    day = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    planned_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    personal = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = SupervisionSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(worker=F("supervisor")), name="supervision_by_another"
            ),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(called_off_at=None),
                name="supervision_held_or_called_off",
            ),
            models.UniqueConstraint(
                fields=["team", "worker", "supervisor"],
                condition=Q(held_on=None, called_off_at=None),
                name="supervision_one_to_come",
            ),
        ]
        indexes = [models.Index(fields=["team", "worker", "-held_on"], name="supervision_of_team")]

    def __str__(self) -> str:
        return f"Supervision on {self.day}"


class OfSessionQuerySet(models.QuerySet):
    """What hangs on a session."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to what hangs on the actor's own sessions."""
        return self.filter(session__in=SupervisionSession.objects.visible_to(actor))


class SupervisionItem(models.Model):
    """What one of the two wants to talk about; it moves on to the next session until they did."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    session = models.ForeignKey(SupervisionSession, on_delete=models.CASCADE, related_name="items")
    words = models.CharField(max_length=300)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    talked_at = models.DateTimeField(null=True, blank=True)

    objects = OfSessionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Item {self.pk}"


class SupervisionAction(models.Model):
    """What one of the two does next, until when: it stands on their day then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    session = models.ForeignKey(
        SupervisionSession, on_delete=models.CASCADE, related_name="actions"
    )
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    due_on = models.DateField()
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = OfSessionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(done_at=None), name="supervision_action_due"
            )
        ]

    def __str__(self) -> str:
        return f"Action {self.pk}"
