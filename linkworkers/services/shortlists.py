"""Keeping services together for a person. Nothing is shared with a service by it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import ShortlistItem
from linkworkers.selectors.shortlists import item_for
from providers import selectors as providers
from referrals import services as referrals
from referrals.models import Referral
from referrals.policies import check_lives
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid

NOTE, REMOVE, RESTORE = "note", "remove", "restore"
LONGEST = 300
MOST = 30


@transaction.atomic
def add_to_shortlist(
    *, referral_id: UUID, service_id: UUID, actor: Actor, at: datetime
) -> ShortlistItem:
    """
    Put a service on the list, or back on it; the same once.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when the list is longer than anybody can choose from, or the person has died.
    """
    referral = _locked(referral_id, actor, at)
    check_lives(referral)
    service = providers.service_for(actor=actor, service_id=service_id)
    held = ShortlistItem.objects.filter(referral=referral)
    item = held.filter(service=service).first()
    if item is not None and item.removed_at is None:
        return item
    if held.filter(removed_at=None).count() >= MOST:
        raise Conflict(_("There are %(n)d services on the list. Take some off first") % {"n": MOST})
    if item is None:
        item = ShortlistItem(
            referral=referral, service=service, added_by_id=actor.user_id, added_at=at
        )
    item.removed_at = None
    item.save()
    _record(actor, item, referral)
    return item


@transaction.atomic
def settle_shortlist(
    *, shortlisted_id: UUID, what: str, note: str = "", actor: Actor, at: datetime
) -> ShortlistItem:
    """
    Keep a note for the person, take a service off the list, or put it back.

    :raises NotVisible, NotPermitted, Invalid:
    """
    referral = _locked(
        item_for(actor=actor, shortlisted_id=shortlisted_id, at=at).referral_id, actor, at
    )
    item = ShortlistItem.objects.select_related("service").get(pk=shortlisted_id)
    if what == NOTE:
        words = " ".join(note.replace("\x00", "").split())
        if len(words) > LONGEST:
            raise Invalid(_("Write at most %(n)d characters") % {"n": LONGEST}, field="note")
        item.note = words
    elif what in (REMOVE, RESTORE):
        item.removed_at = at if what == REMOVE else None
    else:
        raise Invalid(_("Choose from the list"))
    item.save(update_fields=["note", "removed_at"])
    _record(actor, item, referral)
    return item


def _locked(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "organisations", at=at)
    return referral


def _record(actor: Actor, item: ShortlistItem, referral: Referral) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="shortlist",
        people=[referral.person_id],
        shown=["organisations"],
        object_id=item.pk,
    )
