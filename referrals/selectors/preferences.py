"""How a practice wants to be told."""

from uuid import UUID

from referrals.models import PracticePreferences
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import NotVisible


def preferences_of(practice_id: UUID) -> PracticePreferences:
    """Return the practice's choices, or those that hold where it has made none."""
    held = PracticePreferences.objects.filter(pk=practice_id).first()
    return held or PracticePreferences(practice_id=practice_id)


def own_practice(actor: Actor) -> Organisation:
    """Return the practice the actor acts for. :raises NotVisible:"""
    found = Organisation.objects.filter(pk=actor.organisation_id).first()
    if found is None:
        raise NotVisible
    return found
