"""Whoever is invited to a network event by email alone: people and services without an account."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from linkworkers.models.network_event import CALLING_ROLES, NetworkEvent
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class EventGuestQuerySet(models.QuerySet):
    """Guests by email."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of events that the actor's own organisation called, for who may call."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CALLING_ROLES:
            return self.none()
        return self.filter(event__in=NetworkEvent.objects.organised_by(actor))


class EventGuest(models.Model):
    """
    A name and an address, and what they answered by their private link.

    The database keeps the SHA-256 of the newest secret alone: writing again ends the older link.
    It works until the event is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(NetworkEvent, on_delete=models.CASCADE, related_name="guests")
    name = models.CharField(max_length=255)
    email = models.EmailField()
    invited_at = models.DateTimeField()
    is_coming = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = EventGuestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("event", Lower("email"), name="event_guest_once"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="event_guest_token_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Guest {self.pk}"
