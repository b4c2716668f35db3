"""Assessments are seen by whoever may open the case."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.utils import timezone

from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


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


class CorrectionQuerySet(models.QuerySet):
    """What assessments said before."""

    def visible_to(self, actor: Actor, *, at: datetime | None = None) -> Self:
        """Narrow to those of assessments the actor may see."""
        if actor.role == Role.SYSTEM:
            return self
        kept = apps.get_model("measures", "Assessment").objects.visible_to(actor, at=at)
        return self.filter(assessment__in=kept)
