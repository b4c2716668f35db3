"""The practice's intake: taking several files in, and beginning a referral from one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from referrals.models import Attachment, Referral
from referrals.services.attachments import NewFile, keep_intake, place_intake
from referrals.services.drafts import start_draft, start_draft_for_new_person
from referrals.services.people import PersonFields
from spcore.accounts.actor import Actor
from spcore.errors import Invalid


@dataclass
class TakenIn:
    """What became of several files: those kept, and the names of the others with why not."""

    kept: list[Attachment] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def take_in(*, files: Sequence[NewFile], practice_id: UUID, actor: Actor, at: datetime) -> TakenIn:
    """
    Keep each file in a practice's intake for which there is room; say which found none.

    :raises NotPermitted, NotVisible:
    """
    taken = TakenIn()
    for new in files:
        try:
            taken.kept.append(keep_intake(new=new, practice_id=practice_id, actor=actor, at=at))
        except Invalid as refusal:
            taken.refused.append((new.name, str(refusal)))
    return taken


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
