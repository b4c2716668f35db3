"""What a person said of themself, for their link worker alone."""

from datetime import datetime

from referrals.models import EqualityAnswers, Referral
from referrals.selectors.disclosure import writable_for
from spcore.accounts.actor import Actor
from spcore.errors import NotPermitted


def equality_of(*, actor: Actor, referral: Referral, at: datetime) -> EqualityAnswers | None:
    """Return the person's answers, if any. :raises NotPermitted: unless the actor may ask them."""
    if "equality" not in writable_for(actor, referral, at=at):
        raise NotPermitted("Only the person's link worker asks this")
    return EqualityAnswers.objects.filter(person_id=referral.person_id).first()
