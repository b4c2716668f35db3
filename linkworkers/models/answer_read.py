"""What a service answered, ticked off by whoever works with the person."""

from typing import Self

from django.conf import settings
from django.db import models

from referrals.models import OnwardStep, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


class AnswerReadQuerySet(models.QuerySet):
    """Ticks."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of cases the actor may know about."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        return self.filter(step__onward__referral__in=Referral.objects.visible_to(actor))


class AnswerRead(models.Model):
    """One step of an onward referral that the service took, and who of the team has read it."""

    step = models.OneToOneField(
        OnwardStep, primary_key=True, on_delete=models.PROTECT, related_name="read"
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField()

    objects = AnswerReadQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Step {self.step_id} read"
