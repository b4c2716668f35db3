"""A note while it is typed, and one put right: nobody overwrites what they did not see."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Contact, ContactDraft, ContactMode
from linkworkers.services.contacts import change_case, met_without, words_of
from referrals import selectors as cases
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible

ELSEWHERE = "This note was saved, or thrown away, in another tab. Load the page again"


@dataclass(frozen=True, slots=True)
class ContactWords:
    """What can be put right of a contact. Whether the person was reached stays as it was."""

    mode: ContactMode
    minutes: int | None = None
    with_whom: str = ""
    note: str = ""
    agreed: str = ""


@transaction.atomic
def edit_contact(
    *,
    contact_id: UUID,
    words: ContactWords,
    version: int,
    next_step: tuple[str, date | None],
    actor: Actor,
    at: datetime,
) -> Contact:
    """
    Put a contact right; the timeline keeps what it said before. A next step given is planned.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    found = Contact.objects.visible_to(actor, at=at).filter(pk=contact_id)
    referral_id = found.values_list("referral_id", flat=True).first()
    if referral_id is None:
        raise NotVisible
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "case_notes", at=at)
    contact = Contact.objects.select_for_update().get(pk=contact_id)
    if contact.version != version:
        raise Conflict(_("Somebody else has changed this note. Look at it again, then decide"))
    changes = asdict(words)
    if any(getattr(contact, name) != value for name, value in changes.items()):
        for name, value in changes.items():
            setattr(contact, name, value)
        contact.version += 1
        contact.save(update_fields=["version", *changes])
        _meet_again(contact, referral)
        _tell(contact, actor, at)
    if any(next_step) and referral.status in IN_HAND:
        plan = {"next_action": next_step[0], "next_action_on": next_step[1]}
        change_case(referral, plan, at)
    return contact


def _meet_again(contact: Contact, referral: Referral) -> None:
    """Say anew when they first met: a call put right may be long enough, or no longer."""
    met = met_without(contact, referral)
    if contact.is_appointment and (met is None or contact.at < met):
        met = contact.at
    if met == referral.first_appointment_at:
        return
    Referral.objects.filter(pk=referral.pk).update(first_appointment_at=met)


def _tell(contact: Contact, actor: Actor, at: datetime) -> None:
    line = referrals.Line(
        TimelineKind.CONTACT,
        _("A note was put right"),
        "case_notes",
        detail=words_of(contact),
        object_id=contact.pk,
    )
    referrals.note(line, referral_id=contact.referral_id, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="contact",
        people=[contact.referral.person_id],
        shown=["case_notes"],
        object_id=contact.pk,
    )


@transaction.atomic
def save_contact_draft(
    *, referral_id: UUID, typed: Mapping[str, str], version: int, actor: Actor, at: datetime
) -> ContactDraft:
    """
    Keep what was typed so far, for the actor alone. `version` 0 begins one.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when another tab saved since, recorded the note or threw it away.
    """
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=at)
    policies.check_writes(actor, referral, "case_notes", at=at)
    held = ContactDraft.objects.visible_to(actor).select_for_update(of=("self",))
    draft = held.filter(referral_id=referral_id).first()
    if (draft.version if draft else 0) != version:
        raise Conflict(_(ELSEWHERE))
    if draft is None:
        draft = ContactDraft(referral_id=referral_id, user_id=actor.user_id, version=0, begun_at=at)
    draft.typed, draft.saved_at = dict(typed), at
    draft.version += 1
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as error:  # two tabs began at once
        raise Conflict(_(ELSEWHERE)) from error
    return draft


def drop_contact_draft(*, referral_id: UUID, actor: Actor) -> None:
    """Throw away what the actor began to write on a case."""
    ContactDraft.objects.visible_to(actor).filter(referral_id=referral_id).delete()
