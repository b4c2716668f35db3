"""Promises to the outside, written in the transaction that makes them true."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class Lane(models.TextChoices):
    """Safety messages never wait behind others, and may be sent twice; others never are."""

    SAFETY = "SAFETY", _("Safety")
    NORMAL = "NORMAL", _("Normal")


class State(models.TextChoices):
    """Where a promise stands."""

    PENDING = "PENDING", _("To be sent")
    QUEUED = "QUEUED", _("Handed to a worker")
    SENDING = "SENDING", _("Being sent")
    DONE = "DONE", _("Sent")
    CANCELLED = "CANCELLED", _("No longer right to send")
    UNCERTAIN = "UNCERTAIN", _("May or may not have been sent: a person must look")
    DEAD = "DEAD", _("Could not be sent: a person must act")
    SETTLED = "SETTLED", _("Dealt with by a person")


IN_FLIGHT = (State.QUEUED, State.SENDING)
OPEN_STATES = (State.PENDING, *IN_FLIGHT)
FOR_A_PERSON = (State.UNCERTAIN, State.DEAD)


class OutboxQuerySet(models.QuerySet):
    """Promises."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to what the actor must see to: all for the administrator, else their own."""
        if actor.role in {Role.SCHEME_ADMIN, Role.SYSTEM}:
            return self
        return self.filter(owner_id=actor.user_id) if actor.is_known else self.none()

    def undelivered(self) -> Self:
        """Narrow to what only a person can settle."""
        return self.filter(state__in=FOR_A_PERSON)


class OutboxMessage(models.Model):
    """
    One promise to one handler. Ids only: nothing about a person is kept here (security.md F5).

    Its id is the idempotency key towards the partner. `attempts` counts claims, and a claim may
    only be settled under its own number. `is_repeat`: an earlier attempt may have got through.
    `owner_id` is the user on whose list it appears when it cannot be sent, `reference` what it is
    called there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    topic = models.CharField(max_length=60)
    handler = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    reference = models.CharField(max_length=20, blank=True)
    owner_id = models.UUIDField(null=True, blank=True)
    lane = models.CharField(max_length=10, choices=Lane, default=Lane.NORMAL)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_repeat = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["lane", "due_at", "id"], condition=Q(state=State.PENDING), name="outbox_due"
            ),
            models.Index(
                fields=["state", "lane", "claimed_at"],
                condition=Q(state__in=IN_FLIGHT),
                name="outbox_in_flight",
            ),
            models.Index(
                fields=["created_at", "id"],
                condition=Q(state__in=OPEN_STATES + FOR_A_PERSON),
                name="outbox_undelivered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} to {self.handler}: {self.state}"

    @property
    def title(self) -> str:
        """Return the topic as words, for the list of what could not be sent."""
        return self.topic.replace(".", ": ").replace("_", " ").capitalize()


class Heartbeat(models.Model):
    """When a process last said that it lives; /health/ reads it."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
