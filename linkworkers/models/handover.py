"""The people of one link worker given to others, because they leave or are away for long."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role


class HandoverWhy(models.TextChoices):
    """Why; the case says it, in words that the person may hear."""

    LEAVES = "leaves", _("They leave the team")
    AWAY = "away", _("They are away for long")
    BALANCE = "balance", _("To share the work out more evenly")


class HandoverQuerySet(models.QuerySet):
    """Handovers."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of the supervisor's own team."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role != Role.SUPERVISOR:
            return self.none()
        return self.filter(team_id=actor.organisation_id)


class Handover(models.Model):
    """
    Who gave whose people to others, when and why. `undone_at`: as far as it could be undone.

    `turns` are the turns on call that went to `turns_to` with them.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, choices=HandoverWhy)
    note = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    turns_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    turns = ArrayField(models.UUIDField(), default=list, blank=True)

    objects = HandoverQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Handover {self.pk}"


class HandedCaseQuerySet(models.QuerySet):
    """Cases of handovers."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of handovers the actor may see."""
        return self.filter(handover__in=Handover.objects.visible_to(actor))


class HandedCase(models.Model):
    """
    One case of it: to whom, and what to put back if it is undone.

    `version` is the case's own right after: whoever has worked on it since keeps it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="cases")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    to_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField()
    next_action = models.CharField(max_length=200, blank=True)
    next_action_on = models.DateField(null=True, blank=True)
    appointments = ArrayField(models.UUIDField(), default=list)
    concerns = ArrayField(models.UUIDField(), default=list)

    objects = HandedCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "referral"], name="handed_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} to {self.to_worker_id}"
