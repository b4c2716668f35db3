"""An invitation to join an organisation in a role."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from spcore.accounts.models.organisation import Organisation
from spcore.accounts.models.querysets import InvitationQuerySet
from spcore.accounts.roles import Role


class Invitation(models.Model):
    """
    A place offered to an email address, taken up through a private link.

    Only the SHA-256 of the link's token is kept. It works once, until `expires_at`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=150)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    may_approve = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.role} at {self.organisation_id}"
