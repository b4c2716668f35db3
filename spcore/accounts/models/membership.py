"""A role somebody holds in an organisation."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from spcore.accounts.models.organisation import Organisation
from spcore.accounts.models.querysets import MembershipQuerySet
from spcore.accounts.roles import Role


class Membership(models.Model):
    """One role of one user in one organisation; `ended_at` takes it away on the next request."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role)
    # In another referrer's organisation: invites, approves and removes its colleagues.
    may_approve = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(ended_at=None),
                name="membership_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.SYSTEM), name="membership_is_a_persons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"
