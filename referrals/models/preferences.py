"""How a practice wants to be told, and what it is told against the person's wish."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.referral import Referral
from spcore.accounts.models import Organisation


class Route(models.TextChoices):
    """How a letter about a referral reaches the practice."""

    EMAIL = "email", _("Email that says only “sign in to read it”")
    MESH = "mesh", _("Letter to our MESH mailbox")
    FILE = "file", _("Letter into a folder that our document system reads")


class PracticePreferences(models.Model):
    """
    One practice's choices. No row: email, and the weekly digest.

    Letters carry personal data, so a mailbox is set by the practice's own administrator.
    """

    practice = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="preferences"
    )
    route = models.CharField(max_length=10, choices=Route, default=Route.EMAIL)
    mesh_mailbox = models.CharField(max_length=20, blank=True)
    wants_digest = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(route=Route.MESH) | ~Q(mesh_mailbox=""),
                name="mesh_route_has_a_mailbox",
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice_id} by {self.route}"


class HarmDisclosure(models.Model):
    """
    What the practice is told although the person asked that it be not, to prevent serious harm.

    The one exception to codes-only and to refused feedback (practice.md 12); it needs its reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="disclosures")
    words = models.TextField()
    reason = models.TextField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    told_at = models.DateTimeField()
    nonce = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(words=""), name="harm_disclosure_says_what_and_why"
            )
        ]

    def __str__(self) -> str:
        return f"Disclosure {self.pk}"
