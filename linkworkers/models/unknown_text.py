"""A text from a number that nobody is known by: read by a supervisor, who says what was done."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class UnknownTextQuerySet(models.QuerySet["UnknownText"]):
    """Texts from numbers nobody knows."""

    def visible_to(self, actor: Actor) -> Self:
        """
        Narrow to what supervisors read: a stranger's text is of no team's case.

        A safeguarding lead reads what was passed on.
        """
        if actor.role == Role.SAFEGUARDING_LEAD:
            return self.filter(passed_on_at__isnull=False)
        return self if actor.role in (Role.SUPERVISOR, Role.SYSTEM) else self.none()

    def open(self) -> Self:
        """Narrow to what nobody has dealt with."""
        return self.filter(done_at=None)


class UnknownText(models.Model):
    """
    One text, as it came in. Open until `done` says what was done; `done_by` said so.

    `number` is what it came from: a name, where it came from one. `passed_on_at`: it may mean
    danger, no supervisor had dealt with it, and the safeguarding leads were told.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=20)
    words = models.TextField()
    received_at = models.DateTimeField()
    done = models.CharField(max_length=500, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True)
    passed_on_at = models.DateTimeField(null=True)

    objects = UnknownTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done__gt=""),
                name="unknown_text_done_with_words",
            )
        ]

    def __str__(self) -> str:
        return f"Text {self.pk}"
