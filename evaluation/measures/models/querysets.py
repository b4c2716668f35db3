"""Assessments are seen by whoever may open the case; a scheme's choices by its own people."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone

from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, TEAM_ROLES, Role


class AssessmentQuerySet(models.QuerySet):
    """Assessments."""

    def visible_to(self, actor: Actor, *, at: datetime | None = None) -> Self:
        """Narrow to those of cases the actor may open, for roles that work with the person."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES | {Role.REFERRER_CLINICIAN}:
            return self.none()
        cases = Referral.objects.readable_by(actor, at=at or timezone.now())
        return self.filter(referral__in=cases)


class MeasureChoiceQuerySet(models.QuerySet):
    """Which measures a scheme uses."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own scheme; a team's people read its scheme's."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.SCHEME_ADMIN:
            return self.filter(scheme_id=actor.organisation_id)
        if actor.role in TEAM_ROLES:
            return self.filter(scheme__organisation__children=actor.organisation_id)
        return self.none()
