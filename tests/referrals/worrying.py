"""A concern that somebody raised."""

from django.utils import timezone

from referrals import services
from referrals.models import Concern, Referral
from spcore.accounts.actor import Actor


def concern_on(referral: Referral, *, by: Actor, what: str = "CNRY-concern") -> Concern:
    """Raise a concern on a case."""
    return services.raise_concern(
        new=services.NewConcern(kind="adult", what=what),
        referral_id=referral.pk,
        actor=by,
        at=timezone.now(),
    )
