"""Telling the practice against the person's wish, to prevent serious harm."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import HarmDisclosure
from referrals.services.steps import locked
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid
from spcore.outbox.models import Lane
from spcore.outbox.publishing import publish


@dataclass(frozen=True, slots=True)
class NewDisclosure:
    """What the practice is told, and why the person's wish does not stand in this."""

    referral_id: UUID
    words: str
    reason: str
    nonce: UUID


@transaction.atomic
def disclose_harm(*, new: NewDisclosure, actor: Actor, at: datetime) -> HarmDisclosure:
    """
    Write it down and tell the practice that something waits. The same `nonce` tells it once.

    :raises NotVisible, Invalid:
    :raises Conflict: when no practice made the referral.
    """
    referral = locked(referral_id=new.referral_id, actor=actor, at=at)
    policies.check_disclose(referral)
    held = HarmDisclosure.objects.filter(nonce=new.nonce, referral=referral).first()
    if held is not None:
        return held
    for field, value, text in (
        ("words", new.words, _("Enter what the practice must know")),
        ("reason", new.reason, _("Enter why it must know although the person said no")),
    ):
        if not value.strip():
            raise Invalid(text, field=field)
    disclosure = HarmDisclosure.objects.create(
        referral=referral,
        words=new.words.strip(),
        reason=new.reason.strip(),
        told_by_id=actor.user_id,
        told_at=at,
        nonce=new.nonce,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="told the practice to prevent serious harm",
        people=[referral.person_id],
        shown=["safeguarding"],
        object_id=disclosure.pk,
    )
    publish(
        topic="harm.disclose",
        subject_id=disclosure.pk,
        at=at,
        lane=Lane.SAFETY,
        owner_id=actor.user_id,
        reference=referral.reference,
    )
    return disclosure
