"""Words a team's notes often begin with."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import CASE_ROLES, Role


class NoteTemplateQuerySet(models.QuerySet):
    """Templates of notes."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of the actor's own team."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        return self.filter(team_id=actor.organisation_id)

    def in_use(self) -> Self:
        """Narrow to those that are offered."""
        return self.filter(is_open=True)


class NoteTemplate(models.Model):
    """A name to find it by and the words it puts into a note. It says nothing of a person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    words = models.TextField()
    is_open = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)

    objects = NoteTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "team", Lower("name"), condition=Q(is_open=True), name="note_template_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
