"""Recording that a kind letter went to somebody nobody can reach."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import Contact, ContactMode, ContactResult
from linkworkers.selectors.kind_letters import DAYS_TO_ANSWER, why_no_letter
from linkworkers.services.contacts import NewContact, record_contact
from referrals import services as referrals
from spcore.accounts.actor import Actor
from spcore.errors import Conflict
from spcore.working_days import due_on


@transaction.atomic
def record_kind_letter(*, referral_id: UUID, nonce: UUID, actor: Actor, at: datetime) -> Contact:
    """
    Record it as a contact, and plan to see whether they answer.

    :raises NotVisible, NotPermitted:
    :raises Conflict: where no letter may go, or a warning of the old record is unread.
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    if reason := why_no_letter(referral.whom):
        raise Conflict(reason)
    referrals.refuse_unread(referral.person_id)
    new = NewContact(
        referral_id=referral_id,
        nonce=nonce,
        mode=ContactMode.LETTER,
        result=ContactResult.SENT,
        happened_at=at,
        note=_("A kind letter: we tried to reach you, and are still here"),
        next_step=_("See whether they answered the letter"),
        next_step_on=due_on(at, days=DAYS_TO_ANSWER),
    )
    return record_contact(new=new, actor=actor, at=at)
