"""With whom a goal is shared, because the person agreed to it."""

from typing import Self
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q

from linkworkers.models.goal import Goal
from referrals.models import OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


class GoalShareQuerySet(models.QuerySet):
    """Goals that are shared."""

    def visible_to(self, actor: Actor) -> Self:
        """
        Narrow to a clinician's own referrals, a service's own people, cases the team may open.

        What the practice may be told at all is another question: `readable_classes`.
        """
        if actor.role == Role.SYSTEM:
            return self
        standing = self.filter(ended_at=None)
        if actor.role == Role.REFERRER_CLINICIAN:
            cases = apps.get_model("referrals", "Referral").objects.visible_to(actor)
            return standing.filter(onward=None, goal__referral__in=cases)
        if actor.role == Role.PROVIDER:
            theirs = OnwardReferral.objects.visible_to(actor).with_live_consent()
            return standing.filter(onward__in=theirs.filter(status__in=AFTER_ACCEPTING))
        if actor.role in CASE_ROLES:
            return self.filter(goal__in=Goal.objects.visible_to(actor))
        return self.none()


class GoalShare(models.Model):
    """
    A goal shown to a service that has the person, or (`onward` is empty) to their GP practice.

    What they see of it: its words, who does what by when. Never how much it matters, how sure the
    person feels, or what was said of it (practice.md 29).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="shares")
    onward = models.ForeignKey(
        OnwardReferral, null=True, blank=True, on_delete=models.PROTECT, related_name="goal_shares"
    )
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    shared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GoalShareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "onward"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="goal_shared_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} with {self.onward_id or 'the practice'}"
