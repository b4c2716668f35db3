"""Rows that hang on a referral are seen by whoever may open it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone

from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


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
