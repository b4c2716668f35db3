"""Whose registers an actor may know about."""

from typing import Self

from django.apps import apps
from django.db import models

from spcore.accounts.actor import Actor


class RegisterQuerySet(models.QuerySet):
    """Registers of groups: numbers alone, and a service's own."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of the actor's groups."""
        groups = apps.get_model("providers", "Group").objects.visible_to(actor)
        return self.filter(group__in=groups)
