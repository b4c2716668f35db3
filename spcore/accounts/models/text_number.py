"""The mobile number that somebody who works here gave for texts."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class TextNumberQuerySet(models.QuerySet):
    """Numbers for texts."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own."""
        if actor.role == Role.SYSTEM:
            return self
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()

    def confirmed(self) -> Self:
        """Narrow to those whose owner has typed in what was texted there."""
        return self.filter(confirmed_at__isnull=False)


class TextNumber(models.Model):
    """
    One number of one user, as "+447700900123". Texts go there once its code was typed in.

    Taking it away deletes the row: nothing is texted any more.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="text_number",
    )
    number = models.CharField(max_length=13)
    code_hash = models.CharField(max_length=64, blank=True)
    code_ends_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = TextNumberQuerySet.as_manager()

    class Meta:
        constraints = [
            # A text that comes in from it is one person's.
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(confirmed_at__isnull=False),
                name="text_number_of_one",
            )
        ]

    def __str__(self) -> str:
        return f"Number of {self.user_id}"
