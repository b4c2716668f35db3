"""What each practice offers a link worker: a room, a phone, a computer."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from referrals.models import TeamCover
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import TEAM_ROLES, Role


class RoomQuerySet(models.QuerySet):
    """Rooms."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the rooms at practices that the actor's team serves."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in TEAM_ROLES:
            return self.none()
        served = TeamCover.objects.filter(team_id=actor.organisation_id)
        return self.filter(practice__in=served.values("practice_id"))

    def in_use(self) -> Self:
        """Narrow to those that can still be booked."""
        return self.filter(is_open=True)


class Room(models.Model):
    """A room somebody of the team may use. `note` says when, and where the key is."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    practice = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=80)
    has_phone = models.BooleanField(default=False)
    has_computer = models.BooleanField(default=False)
    is_step_free = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    is_open = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "practice", Lower("name"), condition=Q(is_open=True), name="room_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
