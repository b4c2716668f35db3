"""Rows inside an onward referral are seen by the team that made it and the service that has it."""

from typing import Self

from django.apps import apps
from django.db import models
from django.utils import timezone

from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


class OfOnwardQuerySet(models.QuerySet):
    """Rows that hang on an onward referral."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the service's own while the agreement stands; to cases the team may open."""
        return self.filter(onward__in=onward_shared_with(actor))


def onward_shared_with(actor: Actor) -> models.QuerySet:
    """Return the onward referrals whose inner life the actor shares: the service, or the team."""
    onward = apps.get_model("referrals", "OnwardReferral").objects
    if actor.role == Role.SYSTEM:
        return onward.all()
    if actor.role == Role.PROVIDER:
        return onward.visible_to(actor).with_live_consent()
    if actor.role in CASE_ROLES:
        referrals = apps.get_model("referrals", "Referral").objects
        return onward.filter(referral__in=referrals.readable_by(actor, at=timezone.now()))
    return onward.none()
