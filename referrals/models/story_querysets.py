"""Who sees which story, and which the public does."""

from datetime import date
from typing import Self

from django.db import models

from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


class StoryQuerySet(models.QuerySet):
    """Stories."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of the actor's own scheme, for its teams and its administrators."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.SCHEME_ADMIN:
            return self.filter(scheme_id=actor.organisation_id)
        if actor.role in CASE_ROLES:
            return self.filter(scheme__organisation__children=actor.organisation_id)
        return self.none()

    def public_on(self, day: date) -> Self:
        """Narrow to what everybody reads that day: approved, agreed to, neither over nor down."""
        return self.filter(
            approved_at__isnull=False, taken_down_at=None, agreed_on__lte=day, ends_on__gte=day
        )
