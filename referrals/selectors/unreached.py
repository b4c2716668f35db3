"""Who is not closed as out of reach on one worker's word alone."""

from datetime import datetime

from referrals import policies
from referrals.models import Concern, Referral


def needs_review_unreached(referral: Referral, *, at: datetime) -> bool:
    """
    Tell whether closing as not reached waits for a supervisor and the practice's reply.

    So it is for a child, and for anybody about whom a concern was ever raised (practice.md 8).
    """
    if policies.is_child(referral, at=at):
        return True
    return Concern.objects.about_the_person().filter(person_id=referral.person_id).exists()
