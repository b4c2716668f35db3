"""Who learnt of a concern, when and how: acts as they happen, added to and read, nothing else."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.concern import Concern
from referrals.models.concern_querysets import OfConcernQuerySet


class ActKind(models.TextChoices):
    """What happened."""

    RAISED = "raised", _("Raised")
    TOLD = "told", _("Told")
    OPENED = "opened", _("Opened it for the first time")
    SEEN = "seen", _("Said that they have seen it")
    OWNER = "owner", _("Became its owner")
    TAKEN_OVER = "taken_over", _("Took it over")
    FOLLOWED_UP = "followed_up", _("Recorded what came of it")


class Why(models.TextChoices):
    """Why somebody was told."""

    OWNER = "owner", _("its owner")
    ON_CALL = "on_call", _("on call")
    WORKER = "worker", _("the person’s link worker")
    LEAD = "lead", _("safeguarding lead")
    NEXT = "next", _("next in line: nobody had taken it over in time")
    MANAGER = "manager", _("manager or lead: nobody had taken it over in time")


class ConcernActQuerySet(OfConcernQuerySet):
    """Acts."""

    def told(self, concern: Concern) -> Self:
        """Narrow to whom a concern was told to."""
        return self.filter(concern=concern, kind=ActKind.TOLD)

    def owners(self, concern: Concern) -> Self:
        """Narrow to who owned a concern, and since when."""
        return self.filter(concern=concern, kind=ActKind.OWNER)


class ConcernAct(models.Model):
    """
    One act on a concern. `user` did it, or was told; nobody where a form brought it in.

    Somebody who was told has it on every page from that moment. Where an email was promised too,
    the promise's subject is the act, so that the report knows what became of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=12, choices=ActKind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    why = models.CharField(max_length=10, choices=Why, blank=True)
    at = models.DateTimeField()

    objects = ConcernActQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "user", "why"],
                condition=Q(kind=ActKind.TOLD),
                name="told_once_for_each_reason",
            ),
            models.UniqueConstraint(
                fields=["concern", "user"],
                condition=Q(kind=ActKind.OPENED),
                name="concern_opened_first_once",
            ),
        ]
        indexes = [
            models.Index(fields=["concern", "at"], name="act_of_concern"),
            models.Index(
                fields=["user", "concern"], condition=Q(kind=ActKind.TOLD), name="act_told_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
