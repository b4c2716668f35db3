"""What stands before a case is closed because somebody could not be reached (practice.md 8)."""

from dataclasses import dataclass
from datetime import datetime

from linkworkers.selectors.kind_letters import is_letter_due
from referrals.models import Referral
from referrals.selectors.unreached import needs_review_unreached
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Unreached:
    """A letter still to write; a supervisor to review it; the practice's reply to enter."""

    is_letter_due: bool
    waits_for_supervisor: bool
    needs_reply: bool


def unreached(referral: Referral, *, actor: Actor, at: datetime) -> Unreached:
    """Return what stands before closing it so."""
    needs_review = needs_review_unreached(referral, at=at)
    return Unreached(
        is_letter_due=is_letter_due(referral),
        waits_for_supervisor=needs_review and actor.role != Role.SUPERVISOR,
        needs_reply=needs_review and referral.whom.practice_id is not None,
    )
