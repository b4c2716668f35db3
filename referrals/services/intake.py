"""Beginning a referral from a file of the intake: the draft and the file on it, both or neither."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from referrals.models import Referral
from referrals.services.attachments import place_intake
from referrals.services.drafts import start_draft, start_draft_for_new_person
from referrals.services.people import PersonFields
from spcore.accounts.actor import Actor


@transaction.atomic
def start_draft_from_intake(
    *, intake_id: UUID, who: UUID | PersonFields, nonce: UUID, actor: Actor, at: datetime
) -> Referral:
    """
    Begin a referral of somebody known or new, with the file attached.

    The same `nonce` gives the same draft. :raises NotPermitted, NotVisible, Invalid, Conflict:
    """
    if isinstance(who, UUID):
        referral = start_draft(person_id=who, nonce=nonce, actor=actor, at=at)
    else:
        referral = start_draft_for_new_person(new=who, nonce=nonce, actor=actor, at=at)
    place_intake(attachment_id=intake_id, referral=referral, actor=actor, at=at)
    return referral
