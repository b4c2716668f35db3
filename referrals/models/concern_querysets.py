"""Which concerns an actor may read: the team, the area's lead and the GP."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class ConcernQuerySet(models.QuerySet):
    """Concerns."""

    def visible_to(self, actor: Actor, *, at: datetime | None = None) -> Self:
        """
        Narrow to concerns the actor may read: the team's case roles, the area's lead, the GP.

        An allegation is read by leads alone, and by none whom it is about.
        A link worker reads those of cases they may open, by cover that runs `at` that moment (now
        if left out) too, those they own and those they were told of.
        """
        match actor.role:
            case Role.SYSTEM:
                return self
            case Role.LINK_WORKER:
                referrals = apps.get_model("referrals", "Referral").objects
                cases = Q(referral__in=referrals.readable_by(actor, at=at or timezone.now()))
                told = apps.get_model("referrals", "ConcernAct").objects.filter(
                    concern_id=OuterRef("pk"), kind="told", user_id=actor.user_id
                )
                mine = Q(owner_id=actor.user_id) | Q(raised_by_id=actor.user_id) | Exists(told)
                rows = self.about_the_person().filter(cases | mine)
                return rows.filter(referral__team_id=actor.organisation_id)
            case Role.SUPERVISOR:
                return self.about_the_person().filter(referral__team_id=actor.organisation_id)
            case Role.SAFEGUARDING_LEAD:
                rows = self.filter(referral__scheme_id=actor.organisation_id)
                return rows.exclude(about_user_id=actor.user_id)
            case Role.REFERRER_CLINICIAN:
                here = Q(referral__referring_organisation_id=actor.organisation_id)
                told = Q(referral__told_practice_id=actor.organisation_id)
                return self.about_the_person().filter(here | told)
            case _:
                return self.none()

    def about_the_person(self) -> Self:
        """
        Leave out allegations about somebody who works here, or a provider.

        They are hidden from whoever they concern and from their line, and that one is there would
        tell (practice.md 4). So no flag, no list and no bar of the case counts them.
        """
        return self.exclude(kind="allegation")

    def raised_by(self, actor: Actor) -> Self:
        """Narrow to what the actor raised in this organisation: who received it, never more."""
        return self.filter(
            raised_by_id=actor.user_id, raised_by_organisation_id=actor.organisation_id
        )

    def unattended(self) -> Self:
        """Narrow to what a form said that nobody watches: the read-now lane (practice.md 2)."""
        return self.exclude(came_by="colleague")

    def open(self) -> Self:
        """Narrow to concerns nobody has taken over."""
        return self.filter(taken_over_at=None)


class OfConcernQuerySet(models.QuerySet):
    """What hangs on a concern."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to what hangs on concerns the actor may read."""
        concerns = apps.get_model("referrals", "Concern").objects.visible_to(actor)
        return self.filter(concern__in=concerns)
