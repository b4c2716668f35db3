"""A small payment or personal budget that a scheme attaches to an onward referral."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from referrals.models.onward import OnwardReferral
from referrals.models.onward_querysets import onward_shared_with
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class PaymentKind(models.TextChoices):
    """Whom the money is for."""

    SERVICE = "service", _("A payment to the service")
    BUDGET = "budget", _("A personal budget for the person")


class PaysFor(models.TextChoices):
    """What it buys. A choice and no words: the scheme decides without reading of the person."""

    SESSIONS = "sessions", _("Sessions or a course")
    SUPPORT = "support", _("More support from staff")
    THINGS = "things", _("Equipment, materials or clothes")
    ADAPTING = "adapting", _("An interpreter, or a change that makes it accessible")
    MEMBERSHIP = "membership", _("A membership or a fee to join")
    OTHER = "other", _("Something else")


class PaymentState(models.TextChoices):
    """Where it stands."""

    ASKED = "asked", _("To decide")
    AGREED = "agreed", _("Agreed, to be paid")
    REFUSED = "refused", _("Refused")
    PAID = "paid", _("Paid")
    DROPPED = "dropped", _("Not needed any more")


class OnwardPaymentQuerySet(models.QuerySet):
    """Payments: the team's, the scheme's that pays, and once agreed the service's own."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those the actor may read; nobody else reads amounts (practice.md 28)."""
        if actor.role == Role.SCHEME_ADMIN:
            return self.filter(onward__referral__scheme_id=actor.organisation_id)
        rows = self.filter(onward__in=onward_shared_with(actor))
        if actor.role == Role.PROVIDER:
            return rows.filter(state__in=(PaymentState.AGREED, PaymentState.PAID))
        return rows


class OnwardPayment(models.Model):
    """
    One amount for one onward referral (practice.md 28).

    The scheme's administrators decide what is asked, never who asked for it; `owner` then sees
    that it is paid. Agreed money can be refused or dropped until it is paid.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    onward = models.ForeignKey(OnwardReferral, on_delete=models.PROTECT, related_name="payments")
    kind = models.CharField(max_length=10, choices=PaymentKind)
    pays_for = models.CharField(max_length=10, choices=PaysFor)
    amount_pence = models.PositiveIntegerField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=PaymentState, default=PaymentState.ASKED)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    why_refused = models.CharField(max_length=300, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = OnwardPaymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="payment_of_something"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="payment_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=PaymentState.PAID) | Q(paid_on__isnull=False),
                name="payment_paid_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=PaymentState.AGREED) | Q(owner__isnull=False),
                name="payment_agreed_has_owner",
            ),
        ]
        indexes = [
            models.Index(fields=["onward", "asked_at"], name="payment_of_onward"),
            models.Index(fields=["state", "asked_at"], name="payment_by_state"),
        ]

    def __str__(self) -> str:
        return f"Payment {self.pk}"
