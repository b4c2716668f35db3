"""Until when somebody has seen what is new for them, in one organisation."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role


class NewsMarkQuerySet(models.QuerySet):
    """Read marks."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own, in the organisation for which they act."""
        if actor.role == Role.SYSTEM:
            return self
        if not actor.is_known:
            return self.none()
        return self.filter(user_id=actor.user_id, organisation_id=actor.organisation_id)


class NewsMark(models.Model):
    """What happened until `seen_at` is no longer new to this user there. `before` undoes that."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True)

    objects = NewsMarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="news_mark_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} until {self.seen_at}"
