"""Who is on call when: the people a concern goes to first."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import CASE_ROLES, Role


class OnCallQuerySet(models.QuerySet):
    """Turns on call."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the turns of the actor's own team, or of their scheme's teams."""
        match actor.role:
            case Role.SYSTEM:
                return self
            case role if role in CASE_ROLES:
                return self.filter(team_id=actor.organisation_id)
            case Role.SCHEME_ADMIN | Role.SAFEGUARDING_LEAD:
                return self.filter(team__parent_id=actor.organisation_id)
            case _:
                return self.none()


class OnCallTurn(models.Model):
    """
    One person of a team on call on one day, from and until a time of day in London.

    `instead_of` is who had the turn before a colleague took it over; the first of several who are
    on call at once is whose turn began first.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="turns")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    instead_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = OnCallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="turn_lasts_a_while"),
            models.UniqueConstraint(fields=["team", "user", "day", "starts"], name="turn_once"),
        ]
        indexes = [models.Index(fields=["team", "day", "starts"], name="turn_of_team")]

    def __str__(self) -> str:
        return f"On call {self.day} {self.starts:%H:%M}"
