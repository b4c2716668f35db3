"""What a worker keeps on the case: the summary for services, and how to reach the person safely."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from referrals import selectors as cases
from referrals import services as referrals
from referrals.models import ContactChannel, Person, Referral, TimelineKind
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotPermitted

STALE = "Somebody else has changed this. Look at it again, then decide"


@dataclass(frozen=True, slots=True)
class Contactable:
    """How to get in touch (disclosure.yaml: contact)."""

    phone: str = ""
    phone_belongs_to: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    reach_through: str = ""


@dataclass(frozen=True, slots=True)
class SafeContact:
    """What is safe and what is not (disclosure.yaml: safe_contact). Read at every send."""

    preferred_channel: str = ContactChannel.PHONE
    may_phone: bool = False
    may_leave_voicemail: bool = False
    may_text: bool = False
    may_email: bool = False
    may_post: bool = False
    is_address_sensitive: bool = False
    safe_contact_note: str = ""
    what_to_say: str = ""
    language: str = ""
    needs_interpreter: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """What is changed of how to reach somebody; a part this reader does not write is left out."""

    contact: Contactable | None
    safe: SafeContact | None
    version: int


@transaction.atomic
def change_reach(*, referral_id: UUID, reach: Reach, actor: Actor, at: datetime) -> Person:
    """
    Change how the person of a case is reached. It bites at the next send.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed the record since.
    """
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=at)
    wanted = _wanted(referral, reach, actor, at)
    person = Person.objects.select_for_update().get(pk=referral.person_id)
    if person.version != reach.version:
        raise Conflict(_(STALE))
    changes = {name: value for name, value in wanted.items() if getattr(person, name) != value}
    for name, value in changes.items():
        setattr(person, name, value)
    person.version += 1
    person.save(update_fields=["version", *changes])
    if changes:
        _tell(referral, _("How to reach the person was changed"), "safe_contact", actor, at)
    return person


def _wanted(referral: Referral, reach: Reach, actor: Actor, at: datetime) -> dict[str, Any]:
    writes = cases.writable_for(actor, referral, at=at)
    parts = {"contact": reach.contact, "safe_contact": reach.safe}
    given = {name: part for name, part in parts.items() if part is not None}
    if not given or not given.keys() <= writes:
        raise NotPermitted("Your role cannot write this on the record")
    return {name: value for part in given.values() for name, value in asdict(part).items()}


@transaction.atomic
def edit_summary(
    *, referral_id: UUID, summary: str, version: int, actor: Actor, at: datetime
) -> Referral:
    """
    Change the summary that services are shown. What was sent already stays as it was.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed the case since `version`.
    """
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at, version=version)
    policies.check_writes(actor, referral, "shared_summary", at=at)
    referral.shared_summary = summary
    referral.version += 1
    referral.save(update_fields=["shared_summary", "version"])
    _tell(referral, _("Summary for services changed"), "shared_summary", actor, at)
    return referral


def _tell(referral: Referral, label: str, field_class: str, actor: Actor, at: datetime) -> None:
    line = referrals.Line(TimelineKind.STEP, label, field_class)
    referrals.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=field_class,
        people=[referral.person_id] if referral.person_id else [],
        shown=[field_class],
        object_id=referral.pk,
    )
