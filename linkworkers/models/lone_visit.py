"""Working alone: a visit somebody checks in to and out of, and the rules that keep them safe."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from referrals.models import OfReferralQuerySet, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import CASE_ROLES, Role


class LoneVisitQuerySet(models.QuerySet):
    """Visits."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the visits of the actor's own team: whoever is there may have to act."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        return self.filter(referral__team_id=actor.organisation_id)

    def going_on(self) -> Self:
        """Narrow to those nobody has checked out of, or found safe."""
        return self.filter(ended_at=None)


class LoneVisit(models.Model):
    """
    One visit of one worker, from checking in to checking out.

    `watcher` is told when nobody has checked out by `due_back_at`; the supervisors when it goes on.
    `alarm_at` is when a text of theirs held the team's safe word: everybody is told at once.
    Whoever reached the worker then ends it, and says how. An appointment may point at it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="lone_visits")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    watcher = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()
    due_back_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    alarm_at = models.DateTimeField(null=True, blank=True)
    managers_told_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    how_ended = models.CharField(max_length=300, blank=True)

    objects = LoneVisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(started_at__lt=F("due_back_at")), name="lone_visit_takes_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_by__isnull=False),
                name="lone_visit_ended_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["worker"], condition=Q(ended_at=None), name="lone_visit_one_at_a_time"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_back_at"], condition=Q(ended_at=None), name="lone_visit_due_back"
            )
        ]

    def __str__(self) -> str:
        return f"Visit {self.pk}"


class VisitRule(models.Model):
    """What holds for every visit to somebody. Two people: nobody goes alone."""

    referral = models.OneToOneField(
        Referral, primary_key=True, on_delete=models.CASCADE, related_name="visit_rule"
    )
    needs_two = models.BooleanField(default=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = OfReferralQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Visits of {self.referral_id}"


class SafeWordQuerySet(models.QuerySet):
    """Safe words."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own team."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        return self.filter(team_id=actor.organisation_id)


class SafeWord(models.Model):
    """A team's word that, said on the phone, means "I am in danger"; and what to do then."""

    team = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    word = models.CharField(max_length=60)
    what_to_do = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = SafeWordQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Safe word of {self.team_id}"
