"""Calling people together: planning, inviting, answering, and what was agreed."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import EventAction, EventAnswer, EventInvitation, NetworkEvent
from linkworkers.selectors.network_events import organisations_of, without_account
from linkworkers.services.event_guests import add_guests
from linkworkers.services.event_keeping import (
    note_event,
    own_event_locked,
    tell_all,
    tell_invited,
)
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible

STALE = "Somebody else has changed this since you opened it. Look at it again"


@dataclass(frozen=True, slots=True)
class EventFields:
    """What an event is: its title, what it is about, when, for how long, where or online."""

    title: str
    about: str
    starts_at: datetime
    minutes: int
    place: str = ""
    online: str = ""


@transaction.atomic
def add_event(*, fields: EventFields, actor: Actor, at: datetime) -> NetworkEvent:
    """Plan one for the actor's team or scheme. :raises NotPermitted, Invalid:"""
    if actor.role not in policies.MAY_CALL_EVENTS:
        raise NotPermitted(_("Your role calls no events"))
    _check(fields, at)
    event = NetworkEvent(organiser_id=actor.organisation_id, made_by_id=actor.user_id, made_at=at)
    return _save(event, fields, actor)


@transaction.atomic
def edit_event(
    *, event_id: UUID, fields: EventFields, version: int, actor: Actor, at: datetime
) -> NetworkEvent:
    """
    Change one. Where its time or place changes, everybody who is invited is told.

    :raises NotVisible, NotPermitted, Invalid, Conflict:
    """
    event = own_event_locked(event_id, actor)
    if event.version != version:
        raise Conflict(_(STALE))
    _check(fields, at)
    before = (event.starts_at, event.ends_at, event.place, event.online)
    _save(event, fields, actor)
    if before != (event.starts_at, event.ends_at, event.place, event.online):
        event.sequence += 1
        event.save(update_fields=["sequence"])
        tell_all(event, at)
    return event


@transaction.atomic
def call_off_event(*, event_id: UUID, actor: Actor, at: datetime) -> NetworkEvent:
    """Call one off, and tell everybody who is invited. :raises NotVisible, Conflict:"""
    event = own_event_locked(event_id, actor)
    event.called_off_at = at
    event.sequence, event.version = event.sequence + 1, event.version + 1
    event.save(update_fields=["called_off_at", "sequence", "version"])
    note_event(actor, "event called off", event.pk)
    tell_all(event, at)
    return event


@transaction.atomic
def invite(*, event_id: UUID, groups: Collection[str], actor: Actor, at: datetime) -> int:
    """
    Invite the organisations of these groups, and return how many are new: each is told once.

    A service where nobody has an account gets a private link.
    :raises NotVisible, NotPermitted, Conflict:
    """
    event = own_event_locked(event_id, actor)
    held = set(event.invitations.values_list("organisation_id", flat=True))
    ids = organisations_of(groups=groups, actor=actor, at=at) - held
    apart = without_account(ids)
    new = [
        EventInvitation(event=event, organisation_id=pk, invited_at=at)
        for pk in sorted(ids - apart.keys())
    ]
    EventInvitation.objects.bulk_create(new)
    tell_invited(event, [row.pk for row in new], at)
    note_event(actor, "event invitations", event.pk)
    return len(new) + add_guests(event, apart.values(), at)


@transaction.atomic
def answer_event(*, event_id: UUID, is_coming: bool, actor: Actor, at: datetime) -> EventAnswer:
    """
    Say for oneself whether one comes; the last answer counts.

    :raises NotVisible:
    :raises Conflict: when it is over or was called off.
    """
    event = NetworkEvent.objects.visible_to(actor).filter(pk=event_id).first()
    if event is None:
        raise NotVisible
    if event.called_off_at or event.ends_at <= at:
        raise Conflict(_("This event is over, or was called off"))
    answer, _is_new = EventAnswer.objects.update_or_create(
        event=event,
        user_id=actor.user_id,
        defaults={
            "organisation_id": actor.organisation_id,
            "is_coming": is_coming,
            "answered_at": at,
        },
    )
    return answer


@transaction.atomic
def write_event_notes(*, event_id: UUID, notes: str, version: int, actor: Actor) -> NetworkEvent:
    """Keep what was said, for all who were invited. :raises NotVisible, NotPermitted, Conflict:"""
    event = own_event_locked(event_id, actor)
    if event.version != version:
        raise Conflict(_(STALE))
    event.notes, event.version = notes.strip(), version + 1
    event.save(update_fields=["notes", "version"])
    note_event(actor, "event notes", event.pk)
    return event


@transaction.atomic
def add_event_action(
    *, event_id: UUID, words: str, who: str, due_on: date | None, actor: Actor, at: datetime
) -> EventAction:
    """Keep what was agreed; the same once. :raises NotVisible, NotPermitted:"""
    event = own_event_locked(event_id, actor)
    action, _is_new = event.actions.get_or_create(
        words=words.strip(), who=who.strip(), defaults={"due_on": due_on, "added_at": at}
    )
    return action


@transaction.atomic
def settle_event_action(
    *, action_id: UUID, is_done: bool, actor: Actor, at: datetime
) -> EventAction:
    """Say that it is done, or take that back. :raises NotVisible, NotPermitted:"""
    action = EventAction.objects.visible_to(actor).filter(pk=action_id).first()
    if action is None:
        raise NotVisible
    own_event_locked(action.event_id, actor)
    action.done_at = (action.done_at or at) if is_done else None
    action.save(update_fields=["done_at"])
    return action


def _check(fields: EventFields, at: datetime) -> None:
    if fields.starts_at <= at:
        raise Invalid(_("Choose a time that is still to come"), field="at_time")
    if not fields.place.strip() and not fields.online.strip():
        raise Invalid(_("Enter where it is, or its address online"), field="place")


def _save(event: NetworkEvent, fields: EventFields, actor: Actor) -> NetworkEvent:
    values = asdict(fields)
    minutes = values.pop("minutes")
    for name, value in values.items():
        setattr(event, name, value.strip() if isinstance(value, str) else value)
    event.ends_at = event.starts_at + timedelta(minutes=minutes)
    event.version += 1
    event.save()
    note_event(actor, "event", event.pk)
    return event
