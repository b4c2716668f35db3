"""Rows that hang on a referral are seen by whoever may open it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone

from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, TEAM_ROLES, Role


class OfReferralQuerySet(models.QuerySet):
    """Contacts and goals."""

    def visible_to(self, actor: Actor, *, at: datetime | None = None) -> Self:
        """Narrow to rows of cases the actor may open; only those who work with the person read."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        cases = Referral.objects.readable_by(actor, at=at or timezone.now())
        return self.filter(referral__in=cases)


class ReminderRuleQuerySet(models.QuerySet):
    """Rules for reminders."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the rules of the actor's own scheme; a team's people read its scheme's."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.SCHEME_ADMIN:
            return self.filter(scheme_id=actor.organisation_id)
        if actor.role in TEAM_ROLES:
            return self.filter(scheme__organisation__children=actor.organisation_id)
        return self.none()


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
