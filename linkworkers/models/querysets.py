"""Which reminders, and which news, somebody may see."""

from typing import Self

from django.db import models
from django.db.models import Q

from linkworkers.models.reminder_kinds import Told
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


class DeskReminderQuerySet(models.QuerySet):
    """Reminders of what is no case."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of the actor's own desk."""
        if actor.role == Role.SYSTEM:
            return self
        editors, runners = Q(rule__told=Told.EDITORS), Q(rule__told=Told.RUNNERS)
        here, shared = Q(organisation=actor.organisation_id), Q(organisation=None)
        applicant, scheme = Q(rule__told=Told.APPLICANT), Q(rule__told=Told.SCHEME)
        desks = {
            Role.SUPERVISOR: (here | shared) & Q(rule__told=Told.LEADS),
            Role.PROVIDER: here & (editors | applicant),
            Role.DIRECTORY_EDITOR: shared & editors,
            Role.SCHEME_ADMIN: (shared & (editors | scheme)) | (here & (runners | scheme)),
            Role.COMMISSIONER: Q(organisation__parent=actor.organisation_id) & runners,
        }
        found = desks.get(actor.role) if actor.role else None
        return self.none() if found is None else self.filter(found)

    def open(self) -> Self:
        """Narrow to what still waits."""
        return self.filter(state="open")


class DirectoryNewsQuerySet(models.QuerySet):
    """What workers want to hear of the directory."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own."""
        if actor.role == Role.SYSTEM:
            return self
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()
