"""Which of the options a link worker and a person chose: so that the ranking can be judged."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from providers.models import Service
from referrals.models import OfReferralQuerySet, Referral
from spcore.needs import Need


class MatchChoice(models.Model):
    """One choice: the service, the need it stood under, and its place among how many shown."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="match_choices")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    need = models.CharField(max_length=20, choices=Need)
    rank = models.PositiveSmallIntegerField()
    shown = models.PositiveSmallIntegerField()
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField()

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "service"], name="match_choice_once")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} for {self.referral_id}"
