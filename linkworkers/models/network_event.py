"""Network events: who is invited, who comes, what was agreed."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import PRACTICE_ROLES, TEAM_ROLES, Role

INVITED_ROLES = TEAM_ROLES | PRACTICE_ROLES | {Role.PROVIDER}
CALLING_ROLES = frozenset({Role.SUPERVISOR, Role.TEAM_ADMIN, Role.SCHEME_ADMIN})
EVENT_ROLES = INVITED_ROLES | {Role.SCHEME_ADMIN}


class NetworkEventQuerySet(models.QuerySet):
    """Events."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of the actor's own organisation, and those it is invited to."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in EVENT_ROLES:
            return self.none()
        invited = EventInvitation.objects.filter(
            event=OuterRef("pk"), organisation_id=actor.organisation_id
        )
        return self.filter(Q(organiser_id=actor.organisation_id) | Exists(invited))

    def organised_by(self, actor: Actor) -> Self:
        """Narrow to those of the actor's own team or scheme."""
        if actor.role not in TEAM_ROLES | {Role.SCHEME_ADMIN}:
            return self.none()
        return self.filter(organiser_id=actor.organisation_id)


class NetworkEvent(models.Model):
    """
    A meeting of people who work together: where, or at which address online, or both.

    `sequence` counts the changes of time and place, for calendars. `notes` are for all who were
    invited, and name nobody who is referred.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organiser = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    online = models.URLField(blank=True)
    notes = models.TextField(blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    objects = NetworkEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="event_takes_time"
            ),
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(online=""), name="event_is_somewhere"
            ),
        ]
        indexes = [models.Index(fields=["organiser", "starts_at"], name="event_of_organiser")]

    def __str__(self) -> str:
        return f"Event {self.pk}"


class OfEventQuerySet(models.QuerySet):
    """What hangs on an event."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to what hangs on events the actor may see."""
        return self.filter(event__in=NetworkEvent.objects.visible_to(actor))


class EventInvitation(models.Model):
    """An organisation that is invited: all who act for it see it, and answer for themselves."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(NetworkEvent, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField()

    objects = OfEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="event_invited_once")
        ]
        indexes = [models.Index(fields=["organisation"], name="event_invited_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation_id} to {self.event_id}"


class EventAnswer(models.Model):
    """Whether somebody comes, for which organisation. The last answer counts."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(NetworkEvent, on_delete=models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_coming = models.BooleanField()
    answered_at = models.DateTimeField()

    objects = OfEventQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "user"], name="event_answer_once")]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.event_id}"


class EventAction(models.Model):
    """What was agreed at an event: what, who in words, by when."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(NetworkEvent, on_delete=models.CASCADE, related_name="actions")
    words = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    due_on = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = OfEventQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Action {self.pk}"
