"""One contact, by whoever may read the notes of its case."""

from datetime import datetime
from uuid import UUID

from linkworkers.models import Contact
from spcore.accounts.actor import Actor


def recorded_contact(*, actor: Actor, contact_id: UUID, at: datetime) -> Contact | None:
    """Return what the actor has just recorded, with its case's person; None for anything else."""
    mine = Contact.objects.visible_to(actor, at=at).filter(recorded_by_id=actor.user_id)
    return mine.select_related("referral__person").filter(pk=contact_id).first()
