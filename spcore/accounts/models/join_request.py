"""Somebody asks to join the organisation whose email addresses theirs is one of."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from spcore.accounts.models.organisation import Organisation
from spcore.accounts.models.querysets import JoinRequestQuerySet


class JoinRequest(models.Model):
    """
    A name and an address, waiting for somebody of the organisation to say yes or no.

    Nobody has shown yet that the address is theirs: a yes sends the invitation there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=150)
    email = models.EmailField()
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_approved = models.BooleanField(default=False)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(decided_at=None),
                name="join_request_waits_once",
            )
        ]

    def __str__(self) -> str:
        return f"Request to join {self.organisation_id}"
