"""A computer system of one organisation that asks through the interfaces, by its own token."""

from uuid import uuid4

from allauth.idp.oidc.models import Client
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spcore.accounts.models.organisation import Organisation
from spcore.accounts.models.querysets import ByOrganisationQuerySet


class Scope(models.TextChoices):
    """What a system may be allowed; each is asked for by name."""

    REFERRAL_WRITE = "referral.write", _("Send referrals, and withdraw them")
    REFERRAL_READ = "referral.read", _("Read the referrals of this organisation")
    TASK_READ = "task.read", _("Read how far those referrals are")


class SystemClient(models.Model):
    """
    One system, for one organisation, with the few things it may do.

    `client` holds the id and the hashed secret (allauth); it is gone once revoked, and its tokens
    with it. `user` stands in the record for whatever the system does; nobody signs in as it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="system_clients"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="system_client"
    )
    client = models.OneToOneField(
        Client, null=True, blank=True, on_delete=models.SET_NULL, related_name="system_client"
    )
    name = models.CharField(max_length=100)
    scopes = ArrayField(models.CharField(max_length=30, choices=Scope))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    rotated_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    # How often it has asked since when: the limit a minute (services.count_call).
    calls = models.PositiveIntegerField(default=0, editable=False)
    calls_since = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ByOrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_at=None) | models.Q(client=None),
                name="system_client_revoked_has_no_credentials",
            )
        ]

    def __str__(self) -> str:
        return self.name
