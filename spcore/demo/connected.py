"""A record system that is connected in the demo; nobody knows its secret."""

from datetime import datetime, timedelta
from uuid import UUID

from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Scope
from spcore.accounts.roles import Role
from spcore.accounts.services import NewSystem, connect_system
from spcore.demo.cast import Cast

NONCE = UUID("0c0ffee0-5e1f-4a57-8f5a-1b0d5e7a9c01")  # the same client ID each time


def add_connected_system(cast: Cast, *, at: datetime) -> None:
    """Let the demo practice's administrator connect its system, five weeks ago."""
    user = cast.accounts[Role.REFERRER_ADMIN]
    seat = Membership.objects.get(user=user, role=Role.REFERRER_ADMIN)
    connect_system(
        new=NewSystem(
            name="Practice record system",
            scopes=(Scope.REFERRAL_WRITE.value, Scope.TASK_READ.value),
            nonce=NONCE,
        ),
        actor=Actor(
            role=Role.REFERRER_ADMIN, user_id=user.pk, organisation_id=seat.organisation_id
        ),
        at=at - timedelta(weeks=5),
    )
