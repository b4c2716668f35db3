"""Check-ins that were sent."""

from datetime import datetime

from django.utils import timezone

from linkworkers.models import CheckIn
from linkworkers.services.reminders import issue_link
from tests.factories.referrals import World


def sent(world: World, *, at: datetime | None = None, **fields: object) -> tuple[CheckIn, str]:
    """Return a check-in to somebody who waits, and the secret of its link."""
    now = at or timezone.now()
    referral = world.referral(accepted=True, **fields)
    check_in = CheckIn.objects.create(
        referral=referral, person=referral.person, day=now.date(), promised_at=now
    )
    token = issue_link(check_in_id=check_in.pk, at=now)
    check_in.refresh_from_db()
    return check_in, token
