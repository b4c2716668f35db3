"""One contact, and the note somebody has begun, by whoever may read the notes of the case."""

from datetime import datetime
from uuid import UUID

from linkworkers.models import Contact, ContactDraft
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


def recorded_contact(*, actor: Actor, contact_id: UUID, at: datetime) -> Contact | None:
    """Return what the actor has just recorded, with its case's person; None for anything else."""
    mine = Contact.objects.visible_to(actor, at=at).filter(recorded_by_id=actor.user_id)
    return mine.select_related("referral__person").filter(pk=contact_id).first()


def contact_for(*, actor: Actor, contact_id: UUID, at: datetime) -> Contact:
    """Return a contact, to put it right. :raises NotVisible:"""
    contact = Contact.objects.visible_to(actor, at=at).filter(pk=contact_id).first()
    if contact is None:
        raise NotVisible
    return contact


def contact_draft(*, actor: Actor, referral_id: UUID) -> ContactDraft | None:
    """Return what the actor began to write on a case and has not recorded."""
    return ContactDraft.objects.visible_to(actor).filter(referral_id=referral_id).first()
