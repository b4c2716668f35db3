"""What people tell the directory: proposed edits, what is missing, which services they watch."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.querysets import ProposalQuerySet, SuggestionQuerySet, WatchQuerySet
from providers.models.service import Service
from spcore.needs import Need


class ProposalState(models.TextChoices):
    """Where a proposed edit stands."""

    OPEN = "open", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Not taken over")
    WITHDRAWN = "withdrawn", _("Taken back")


class ListingProposal(models.Model):
    """
    An edit of a listing that somebody signed in proposes, for its owner to take over or not.

    `before` and `after` hold only the fields that differ, named as on `ListingDetails`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="proposals")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=ProposalState, default=ProposalState.OPEN)
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "-at"], name="proposal_waiting"),
            models.Index(fields=["by", "-at"], name="proposal_of_user"),
        ]

    def __str__(self) -> str:
        return f"Proposal for {self.service_id}"


class ServiceWatch(models.Model):
    """That somebody wants to be told, in the weekly digest, when a service changes."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches"
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="watches")
    since = models.DateTimeField()

    objects = WatchQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "service"], name="watch_once")]

    def __str__(self) -> str:
        return f"{self.user_id} watches {self.service_id}"


class SuggestionState(models.TextChoices):
    """What came of a suggestion. Set aside is for what is no suggestion: it stays unseen."""

    NEW = "new", _("Not read yet")
    LOOKING = "looking", _("Being looked into")
    ADDED = "added", _("It is there now")
    NOT_NOW = "not_now", _("Not possible now")
    SET_ASIDE = "set_aside", _("Set aside")


class Suggestion(models.Model):
    """
    What somebody misses near them, told without an account.

    `words` is what they wrote, read by those who keep the directory alone: it may name people.
    What is public are `title` and `answer`, which an editor writes.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nonce = models.UUIDField(unique=True, default=uuid4, editable=False)
    words = models.TextField()
    need = models.CharField(max_length=20, choices=Need, blank=True)
    area = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=SuggestionState, default=SuggestionState.NEW)
    title = models.CharField(max_length=150, blank=True)
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "-sent_at"], name="suggestion_waiting")]

    def __str__(self) -> str:
        return self.title or str(self.pk)
