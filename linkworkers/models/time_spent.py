"""Time that nothing else measures, added by one tap: on the way, at the desk, in meetings."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import CASE_ROLES, Role


class SpentOn(models.TextChoices):
    """What it went into."""

    TRAVEL = "travel", _("On the way")
    ADMIN = "admin", _("Letters, email and other desk work")
    MEETING = "meeting", _("Meetings and supervision")


class TimeSpentQuerySet(models.QuerySet):
    """Time of link workers."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the worker's own, and the team's for its supervisor (practice.md 13)."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        rows = self.filter(team_id=actor.organisation_id)
        return rows.filter(user_id=actor.user_id) if actor.role == Role.LINK_WORKER else rows


class TimeSpent(models.Model):
    """Some minutes of one day. Nothing says with whom: it is no record of a person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    spent_on = models.CharField(max_length=10, choices=SpentOn)
    minutes = models.PositiveSmallIntegerField()
    day = models.DateField()
    added_at = models.DateTimeField()

    objects = TimeSpentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "day"], name="time_of_team")]

    def __str__(self) -> str:
        return f"{self.minutes} minutes of {self.day}"
