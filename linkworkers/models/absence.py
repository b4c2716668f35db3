"""When a link worker is away, and who covers for them."""

from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role


class AbsenceWhy(models.TextChoices):
    """Why somebody is away. Their supervisor and they themselves read it, nobody else."""

    LEAVE = "leave", _("Annual leave")
    SICK = "sick", _("Sickness")
    OTHER = "other", _("Something else")


class AbsenceQuerySet(models.QuerySet):
    """Absences."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the team's for its supervisor, to a link worker's own."""
        if actor.role == Role.SYSTEM:
            return self
        of_team = self.filter(team_id=actor.organisation_id)
        if actor.role == Role.SUPERVISOR:
            return of_team
        if actor.role == Role.LINK_WORKER:
            return of_team.filter(worker_id=actor.user_id)
        return self.none()

    def standing(self) -> Self:
        """Narrow to those that nobody ended or took back."""
        return self.filter(ended_at=None)

    def on(self, day: date) -> Self:
        """Narrow to those under way on that day."""
        return self.standing().filter(starts_on__lte=day, ends_on__gte=day)


class Days(Func):
    """The days from one column to another, the last one included."""

    function = "DATERANGE"
    output_field = DateRangeField()


DAYS = Days("starts_on", "ends_on", RangeBoundary(inclusive_upper=True))


class Absence(models.Model):
    """
    One time away, from its first day to its last. `cover` sees the open people meanwhile.

    `ended_at`: it was taken back, or they came back early; what is left of it counts no more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    why = models.CharField(max_length=10, choices=AbsenceWhy)
    note = models.CharField(max_length=300, blank=True)
    cover = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="absences_covered",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="absence_takes_a_day"
            ),
            models.CheckConstraint(
                condition=Q(cover=None) | ~Q(cover=F("worker")), name="absence_covered_by_another"
            ),
            ExclusionConstraint(
                name="absence_once_a_day",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                condition=Q(ended_at=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["team", "ends_on"], condition=Q(ended_at=None), name="absence_of_team"
            )
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.starts_on} to {self.ends_on}"
