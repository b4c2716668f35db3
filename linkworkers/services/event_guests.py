"""Inviting by email whoever has no account, and taking their answer by a private link."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import EventGuest, NetworkEvent
from linkworkers.selectors import event_guests as guests
from linkworkers.services.event_keeping import note_event, own_event_locked, tell_guests
from spcore.accounts.actor import Actor
from spcore.accounts.tokens import hash_of
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.private_links import new_token

MOST = 200  # of one event: a network meeting, no newsletter
BETWEEN = timedelta(minutes=10)  # one may be written to again this often


@transaction.atomic
def invite_guests(
    *, event_id: UUID, named: Iterable[tuple[str, str]], actor: Actor, at: datetime
) -> int:
    """
    Invite these names at these addresses, and return how many are new: each is written to once.

    :raises NotVisible, NotPermitted, Conflict: as for any change of an event.
    :raises Invalid: when they would be more than a meeting holds.
    """
    event = own_event_locked(event_id, actor)
    number = add_guests(event, named, at)
    note_event(actor, "event guests", event.pk)
    return number


def add_guests(event: NetworkEvent, named: Iterable[tuple[str, str]], at: datetime) -> int:
    """Add to a locked event whom it has not, promise each their link, and return how many."""
    held = {email.lower() for email in event.guests.values_list("email", flat=True)}
    new: dict[str, EventGuest] = {}
    for name, email in named:
        key = email.strip().lower()
        if key not in held:
            row = EventGuest(event=event, name=name.strip(), email=email.strip(), invited_at=at)
            new.setdefault(key, row)
    if len(held) + len(new) > MOST:
        raise Invalid(_("At most %(n)d can be invited by email") % {"n": MOST})
    EventGuest.objects.bulk_create(new.values())
    tell_guests(event, [row.pk for row in new.values()], at)
    return len(new)


def invite_services(
    *, event_id: UUID, service_ids: Collection[str | UUID], actor: Actor, at: datetime
) -> int:
    """Invite services of the directory at their own address. Raises what `invite_guests` does."""
    found = guests.services_with_email(actor=actor).filter(pk__in=service_ids)
    named = list(found.order_by("name", "pk").values_list("name", "email"))
    return invite_guests(event_id=event_id, named=named, actor=actor, at=at)


@transaction.atomic
def invite_again(*, guest_id: UUID, actor: Actor, at: datetime) -> EventGuest:
    """
    Write to one again; the new link ends the older.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when they were written to within ten minutes, or the event is called off.
    """
    guest = _own_guest(guest_id, actor)
    if guest.sent_at is not None and at - guest.sent_at < BETWEEN:
        raise Conflict(_("They were written to a few minutes ago. Give it some time"))
    tell_guests(guest.event, [guest.pk], at)
    note_event(actor, "event guests", guest.event_id)
    return guest


@transaction.atomic
def take_guest_off(*, guest_id: UUID, actor: Actor) -> NetworkEvent:
    """Forget one: their link works no more. Returns the event. :raises NotVisible, NotPermitted:"""
    guest = _own_guest(guest_id, actor)
    guest.delete()
    note_event(actor, "event guests", guest.event_id)
    return guest.event


def _own_guest(guest_id: UUID, actor: Actor) -> EventGuest:
    guest = EventGuest.objects.visible_to(actor).filter(pk=guest_id).first()
    if guest is None:
        raise NotVisible
    own_event_locked(guest.event_id, actor)
    return guest


def issue_guest_link(*, guest_id: UUID, at: datetime) -> str:
    """Give a guest a new secret, which ends an older one, and return it."""
    token = new_token()
    EventGuest.objects.filter(pk=guest_id).update(token_hash=hash_of(token), sent_at=at)
    return token


@transaction.atomic
def answer_as_guest(*, guest_id: str | UUID | None, is_coming: bool, at: datetime) -> EventGuest:
    """
    Keep whether a guest comes; the last answer counts.

    :raises Conflict: when the event is over, or was called off.
    """
    guest = guests.answering_guest(guest_id=guest_id, at=at)
    if guest is None or guest.event.called_off_at:
        raise Conflict(_("This event is over, or was called off"))
    guest.is_coming, guest.answered_at = is_coming, at
    guest.save(update_fields=["is_coming", "answered_at"])
    return guest
