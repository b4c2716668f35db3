"""Which reminders, and which news, somebody may see."""

from typing import Self

from django.db import models

from spcore.accounts.actor import Actor
from spcore.accounts.roles import TEAM_ROLES, Role


class ReminderQuerySet(models.QuerySet):
    """Reminders."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to a worker's own people and their team's list; to the team's for its others."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in TEAM_ROLES:
            return self.none()
        of_team = self.filter(referral__team_id=actor.organisation_id)
        if actor.role == Role.LINK_WORKER:
            return of_team.filter(referral__link_worker_id=actor.user_id)
        return of_team

    def open(self) -> Self:
        """Narrow to what is still to do."""
        return self.filter(state="open")


class DirectoryNewsQuerySet(models.QuerySet):
    """What workers want to hear of the directory."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own."""
        if actor.role == Role.SYSTEM:
            return self
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()
