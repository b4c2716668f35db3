"""Something to go to while somebody waits for a link worker."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from providers.models import Service
from referrals.models import OfReferralQuerySet, Referral


class HoldingOffer(models.Model):
    """
    A service that anybody may go to by themself, told to a person who waits.

    Nothing is shared with it and nothing is expected of it, so it is no onward referral and counts
    as none. `taken_up_on`: the person said that they went.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="holding_offers")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    offered_at = models.DateTimeField()
    taken_up_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "service"],
                condition=Q(withdrawn_at=None),
                name="holding_offer_once",
            )
        ]

    def __str__(self) -> str:
        return f"Holding offer {self.pk}"
