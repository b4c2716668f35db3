"""Volunteers who go along: who they are to the team, and who has seen their checks."""

from datetime import date, timedelta
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import CASE_ROLES, Role

# An enhanced DBS certificate has no end; services commonly look again after three years.
CHECKS_LAST = timedelta(days=3 * 365)


class CompanionQuerySet(models.QuerySet):
    """Volunteers."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the register of the actor's own team."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        return self.filter(team_id=actor.organisation_id)

    def ready_on(self, day: date) -> Self:
        """Narrow to those who may go along: still there, trained, checks seen not long ago."""
        rows = self.filter(ended_on=None, trained_on__isnull=False)
        return rows.filter(checks_seen_on__gte=day - CHECKS_LAST, checks_seen_on__lte=day)


class Companion(models.Model):
    """
    A volunteer whom a team may ask to go along (practice.md 29). They have no account.

    No more is kept than it takes to ring them and to know that they were checked: no address, no
    birth date, no certificate. `lent_by` is the charity that keeps the rest.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=30, blank=True)
    lent_by = models.CharField(max_length=150, blank=True)
    checks_seen_on = models.DateField(null=True, blank=True)
    checks_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    trained_on = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = CompanionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "team", Lower("name"), condition=Q(ended_on=None), name="companion_once"
            ),
            models.CheckConstraint(
                condition=Q(checks_seen_on=None, checks_seen_by=None)
                | Q(checks_seen_on__isnull=False, checks_seen_by__isnull=False),
                name="companion_checks_seen_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Companion {self.pk}"
